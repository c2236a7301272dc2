package live.grandstand.bench;

import java.io.IOException;
import java.net.InetSocketAddress;

/** A running server of the comparison. */
interface MeasuredServer extends AutoCloseable {

  /** What runs there, with versions. */
  String version();

  InetSocketAddress address();

  Dialect dialect();

  ProcessMeter meter();

  /** Bytes that live in the server's heap after a full collection; runs that collection. */
  long liveBytes() throws IOException, InterruptedException;

  /** Ends the server's process and waits for its end. */
  @Override
  void close();
}
