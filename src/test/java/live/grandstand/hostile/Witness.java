package live.grandstand.hostile;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import live.grandstand.testing.Await;

/** Somebody who chats all the while, and must not notice anything. */
final class Witness implements AutoCloseable {
  private final RawWebSocket socket;
  private final Set<String> heard = ConcurrentHashMap.newKeySet();
  private final AtomicInteger said = new AtomicInteger();
  private volatile boolean gone;

  Witness(int port) throws IOException {
    socket = RawWebSocket.open(port, "/socket.io/");
    socket.text("40");
    Thread listener = new Thread(this::listen, "witness");
    listener.setDaemon(true);
    listener.start();
    Await.until(
        "the witness is connected", () -> heard.stream().anyMatch(it -> it.startsWith("40")));
  }

  private void listen() {
    try {
      while (true) {
        heard.add(socket.readText());
      }
    } catch (IOException | AssertionError e) {
      gone = true;
    }
  }

  /** Says something and hears it back. */
  void isUnharmed() throws IOException {
    int number = said.incrementAndGet();
    socket.text("42[\"message\"," + number + "]");
    String echo = "42[\"message-back\"," + number + "]";
    Await.until("the witness hears itself", () -> gone || heard.contains(echo));
    if (gone) {
      throw new AssertionError("the witness was disconnected");
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
