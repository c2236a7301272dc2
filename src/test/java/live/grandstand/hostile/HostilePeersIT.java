package live.grandstand.hostile;

import static live.grandstand.hostile.RawWebSocket.FIN;
import static live.grandstand.hostile.RawWebSocket.PING;
import static live.grandstand.hostile.RawWebSocket.TEXT;
import static live.grandstand.hostile.RawWebSocket.frame;
import static live.grandstand.hostile.RawWebSocket.times;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import live.grandstand.testing.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Peers that keep to the protocol and not to their part of it. */
@ExtendWith(Target.class)
class HostilePeersIT {
  /** More of them than the server has threads for anything. */
  private static final int CROWD = 40;

  private static final int TINY_BUFFER = 4_096;

  @Test
  void aCrowdThatNeverReadsIsCutOffAndItsFilesAreClosed() throws IOException {
    long before = Target.openFiles();
    List<RawWebSocket> crowd = new ArrayList<>();
    byte[] echoMe = frame(FIN | TEXT, ("4" + "x".repeat(200_000)).getBytes(StandardCharsets.UTF_8));
    for (int i = 0; i < CROWD; i++) {
      RawWebSocket silent = RawWebSocket.open(Target.port(), "/engine.io/", TINY_BUFFER);
      sendAll(silent, times(40, echoMe));
      crowd.add(silent);
    }
    Await.until("they are cut off", () -> Target.openFiles() <= before + 10);
    for (RawWebSocket silent : crowd) {
      silent.close();
    }
  }

  @Test
  void whoPingsAndNeverReadsIsCutOff() throws IOException {
    long before = Target.openFiles();
    List<RawWebSocket> crowd = new ArrayList<>();
    for (int i = 0; i < CROWD; i++) {
      RawWebSocket silent = RawWebSocket.open(Target.port(), "/engine.io/", TINY_BUFFER);
      sendAll(silent, times(249, frame(FIN | PING, new byte[125])));
      crowd.add(silent);
    }
    Await.until("they are cut off", () -> Target.openFiles() <= before + 10);
    for (RawWebSocket silent : crowd) {
      silent.close();
    }
  }

  @Test
  void whoDoesNotAnswerPingsIsReapedInTime() throws IOException {
    long start = System.nanoTime();
    try (RawWebSocket halfOpen = RawWebSocket.open(Target.port(), "/engine.io/")) {
      halfOpen.closeCode();
    }
    long millis = (System.nanoTime() - start) / 1_000_000;
    int due = Target.PING_INTERVAL + Target.PING_TIMEOUT;

    assertTrue(millis >= due - 100 && millis < due + 1_000, "reaped after " + millis + " ms");
  }

  @Test
  void aSecondPollEndsTheSessionAndBothAreAnswered() throws IOException {
    String poll = poll();
    try (Wire first = new Wire(Target.port());
        Wire second = new Wire(Target.port())) {
      first.send(poll);
      second.send(poll);

      int statuses = first.answer().status() + second.answer().status();
      assertEquals(200 + 400, statuses);
    }
  }

  @Test
  void pollsThatAreAbandonedLeaveNothingBehind() throws IOException {
    long before = Target.openFiles();
    for (int i = 0; i < CROWD; i++) {
      new Wire(Target.port()).send(poll()).reset();
      new Wire(Target.port()).send(poll()).close();
    }
    Await.until("files are closed", () -> Target.openFiles() <= before + 10);
  }

  /** The server may cut us off while we are still talking. */
  private static void sendAll(RawWebSocket socket, byte[] bytes) {
    try {
      socket.send(bytes);
    } catch (IOException e) {
      // it has heard enough
    }
  }

  private static String poll() throws IOException {
    String target = "/engine.io/?EIO=4&transport=polling";
    try (Wire wire = new Wire(Target.port())) {
      String sid =
          wire.send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
              .answer()
              .body()
              .split("\"")[3];
      return "GET " + target + "&sid=" + sid + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    }
  }
}
