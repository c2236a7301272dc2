package live.grandstand.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/**
 * One keep-alive connection, on which one request at a time is sent and its answer awaited. It can
 * come from any address of the loopback network, so that limits per address do not hold up a run.
 */
final class PlainHttp implements AutoCloseable {
  private static final int PATIENCE = (int) Duration.ofSeconds(60).toMillis();
  private static final String LENGTH = "content-length:";
  private static final String CHUNKED = "transfer-encoding: chunked";

  private final Socket socket = new Socket();
  private final InputStream in;

  /**
   * What came back.
   *
   * @param nanos from the first byte sent to the last byte read
   */
  record Answer(int status, String body, long nanos) {}

  /** Connects from the usual address. */
  PlainHttp(InetSocketAddress server) throws IOException {
    this(server, 1);
  }

  /**
   * Connects from an address of its own.
   *
   * @param client from 1 to 16,777,214: the place of the address in 127.0.0.0/8
   */
  PlainHttp(InetSocketAddress server, int client) throws IOException {
    byte[] address = {127, (byte) (client >> 16), (byte) (client >> 8), (byte) client};
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE);
    socket.bind(new InetSocketAddress(InetAddress.getByAddress(address), 0));
    socket.connect(server);
    in = new BufferedInputStream(socket.getInputStream());
  }

  /** The bytes of a GET. */
  static byte[] get(String path, String token) {
    return head("GET " + path, "Authorization: Bearer " + token + "\r\n");
  }

  /** The bytes of a POST with JSON. */
  static byte[] post(String path, String token, String json) {
    String authorization = token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n";
    int length = json.getBytes(StandardCharsets.UTF_8).length;
    byte[] head =
        head(
            "POST " + path,
            authorization
                + "Content-Type: application/json\r\nContent-Length: %d\r\n".formatted(length));
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(head);
    all.writeBytes(json.getBytes(StandardCharsets.UTF_8));
    return all.toByteArray();
  }

  private static byte[] head(String start, String headers) {
    return (start
            + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\n"
            + headers
            + "\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** Sends a request and waits for the whole answer. */
  Answer ask(byte[] request) throws IOException {
    long begin = System.nanoTime();
    socket.getOutputStream().write(request);
    String start = line();
    long length = 0;
    boolean chunked = false;
    for (String line = line(); !line.isEmpty(); line = line()) {
      String header = line.toLowerCase(Locale.ROOT);
      chunked |= header.equals(CHUNKED);
      if (header.startsWith(LENGTH)) {
        length = Long.parseLong(header.substring(LENGTH.length()).strip());
      }
    }
    String body = chunked ? chunks() : text((int) length);
    int status = Integer.parseInt(start.split(" ")[1]);
    return new Answer(status, body, System.nanoTime() - begin);
  }

  private String chunks() throws IOException {
    StringBuilder body = new StringBuilder();
    for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
      body.append(text(size));
      line();
    }
    line();
    return body.toString();
  }

  private String text(int length) throws IOException {
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("the server closed a keep-alive connection");
      }
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(StandardCharsets.US_ASCII);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
