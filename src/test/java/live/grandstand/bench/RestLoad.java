package live.grandstand.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The same GET over and over on keep-alive connections, each asking again as soon as it has its
 * answer. One thread.
 */
final class RestLoad implements AutoCloseable {

  private static final int CONNECTIONS = 32;

  private final Selector selector = Selector.open();
  private final List<Connection> connections = new ArrayList<>();
  private final Histogram latency = new Histogram();
  private final ByteBuffer request;
  private long failures;

  /**
   * Connects.
   *
   * @param path of the resource, answered with 200
   */
  RestLoad(InetSocketAddress server, String path) throws IOException {
    String head =
        "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\n\r\n";
    request = ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII));
    for (int i = 0; i < CONNECTIONS; i++) {
      SocketChannel channel = SocketChannel.open(server);
      channel.configureBlocking(false);
      Connection connection = new Connection(channel);
      channel.register(selector, SelectionKey.OP_READ, connection);
      connections.add(connection);
    }
  }

  /**
   * What a run showed.
   *
   * @param answers answers with status 200
   * @param failures other answers
   * @param clientShare share of a core that the client used
   */
  record Result(
      long answers,
      long failures,
      double perSecond,
      double p50Millis,
      double p99Millis,
      double clientShare) {

    String line() {
      return String.format(
          "%,.0f requests/s · p50 %.1f p99 %.1f ms · %d failed · client %.0f %% of a core",
          perSecond, p50Millis, p99Millis, failures, clientShare * 100);
    }
  }

  /** Asks for {@code duration}; then waits for the last answers, so that it can run again. */
  Result run(Duration duration) throws IOException {
    latency.clear();
    failures = 0;
    long begin = System.nanoTime();
    long clientBefore = Consumption.threadMicros();
    for (Connection connection : connections) {
      connection.ask();
    }
    turn(begin + duration.toNanos(), true);
    double seconds = (System.nanoTime() - begin) / 1e9;
    double share = (Consumption.threadMicros() - clientBefore) / (seconds * 1e6);
    Result result = result(seconds, share);
    turn(System.nanoTime() + Duration.ofSeconds(5).toNanos(), false);
    if (failures > 0) {
      throw new IOException(failures + " requests failed");
    }
    return result;
  }

  private Result result(double seconds, double share) {
    return new Result(
        latency.total(),
        failures,
        latency.total() / seconds,
        latency.percentileMicros(0.50) / 1e3,
        latency.percentileMicros(0.99) / 1e3,
        share);
  }

  private void turn(long until, boolean asksAgain) throws IOException {
    while (System.nanoTime() < until && connections.stream().anyMatch(Connection::isWaiting)) {
      selector.select(100);
      for (SelectionKey key : selector.selectedKeys()) {
        Connection connection = (Connection) key.attachment();
        if (connection.isAnswered()) {
          latency.add((System.nanoTime() - connection.askedAt) / 1_000);
          if (asksAgain) {
            connection.ask();
          }
        }
      }
      selector.selectedKeys().clear();
    }
  }

  @Override
  public void close() throws IOException {
    for (Connection connection : connections) {
      connection.channel.close();
    }
    selector.close();
  }

  /** One connection, with at most one request on its way. */
  private final class Connection {

    private final SocketChannel channel;
    private final HttpAnswer answer = new HttpAnswer();
    private long askedAt;
    private boolean waiting;

    private Connection(SocketChannel channel) {
      this.channel = channel;
    }

    boolean isWaiting() {
      return waiting;
    }

    void ask() throws IOException {
      askedAt = System.nanoTime();
      waiting = true;
      ByteBuffer bytes = request.duplicate();
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }

    /** Reads; gives true once the answer is whole. */
    boolean isAnswered() throws IOException {
      if (channel.read(answer.space()) < 0) {
        throw new IOException("the server closed a keep-alive connection");
      }
      int status = answer.take();
      if (status == HttpAnswer.INCOMPLETE) {
        return false;
      }
      waiting = false;
      failures += status == 200 ? 0 : 1;
      return true;
    }
  }
}
