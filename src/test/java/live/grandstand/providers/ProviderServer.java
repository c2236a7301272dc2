package live.grandstand.providers;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Plays a provider over a plain socket, so that it can also break off, never end and never begin.
 * Every connection carries one call.
 */
final class ProviderServer implements AutoCloseable {
  /** A call as it came. */
  record Call(String line, Map<String, String> headers, String body) {}

  /** How a call is answered. */
  interface Reply {
    void write(OutputStream out) throws IOException;
  }

  private final ServerSocket socket;
  private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicLong written = new AtomicLong();
  private volatile Reply reply = json(500, "{}");

  ProviderServer() {
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept);
  }

  /** What all calls from now on get. */
  void replies(Reply next) {
    reply = next;
  }

  URI base() {
    return URI.create("http://localhost:" + socket.getLocalPort() + "/v1");
  }

  /** The calls that nobody has looked at yet. */
  BlockingQueue<Call> calls() {
    return calls;
  }

  /** Bytes of an endless body that were taken. */
  long written() {
    return written.get();
  }

  static Reply json(int status, String body, String... headers) {
    return bytes(status, "application/json", body.getBytes(StandardCharsets.UTF_8), headers);
  }

  static Reply bytes(int status, String type, byte[] body, String... headers) {
    return out -> {
      out.write(head(status, type, body.length, headers));
      out.write(body);
    };
  }

  /** Promises a body and hangs up in the middle of it. */
  static Reply cutOff(byte[] body) {
    return out -> {
      out.write(head(200, "application/json", body.length));
      out.write(body, 0, body.length / 2);
    };
  }

  /** Takes the call and says nothing. */
  Reply silent() {
    return out -> untilClosed();
  }

  /** Begins an answer and goes no further. */
  Reply stuck(byte[] body) {
    return out -> {
      out.write(head(200, "application/json", body.length));
      out.write(body, 0, body.length / 2);
      out.flush();
      untilClosed();
    };
  }

  /** Never comes to an end. */
  Reply endless(int status) {
    return out -> {
      out.write(head(status, "application/json", Long.MAX_VALUE));
      byte[] more = " ".repeat(65_536).getBytes(StandardCharsets.UTF_8);
      while (closed.getCount() > 0) {
        out.write(more);
        written.addAndGet(more.length);
      }
    };
  }

  private static byte[] head(int status, String type, long length, String... headers) {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Whatever\r\n");
    head.append("Content-Type: ").append(type).append("\r\n");
    head.append("Content-Length: ").append(length).append("\r\nConnection: close\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private void untilClosed() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket call = socket.accept();
        start(() -> answer(call));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void answer(Socket call) {
    try (call) {
      calls.add(read(new BufferedInputStream(call.getInputStream())));
      OutputStream out = call.getOutputStream();
      reply.write(out);
      out.flush();
    } catch (IOException e) {
      // the client has hung up
    }
  }

  private static Call read(InputStream in) throws IOException {
    String line = line(in);
    Map<String, String> headers = new TreeMap<>();
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      String[] parts = header.split(":", 2);
      headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1].strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    return new Call(line, headers, new String(in.readNBytes(length), StandardCharsets.UTF_8));
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      line.append((char) next);
    }
    return line.toString().strip();
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "provider-server");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    socket.close();
  }
}
