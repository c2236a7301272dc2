package live.grandstand.bench;

import java.net.InetSocketAddress;

/** A running server of the comparison. */
interface MeasuredServer extends AutoCloseable {

  /** What runs there, with versions. */
  String version();

  InetSocketAddress address();

  Dialect dialect();

  ProcessMeter meter();

  /** Ends the server's process and waits for its end. */
  @Override
  void close();
}
