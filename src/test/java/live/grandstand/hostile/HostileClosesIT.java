package live.grandstand.hostile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Many connections end at once, from both sides at the same time. The container must not give one
 * of its requests to two clients (docs/decisions/0006); it says so in its log when it does, which
 * {@link Target} reads after each test. Peers that send while the server ends their connection, or
 * just when it does, make it show in nearly every run.
 */
@ExtendWith(Target.class)
class HostileClosesIT {
  private static final int CLOSES = 400;
  private static final int AT_ONCE = 24;

  private static final long TALK_NANOS = 40_000_000;

  /** A little before the server ends what its peer does not end. */
  private static final long LATE_NANOS = 247_000_000;

  private static final long SPREAD_NANOS = 10_000_000;

  /** Who ends a connection, and how. */
  enum End {
    BY_PACKET,
    BY_PACKET_AND_CLOSE,
    BY_CLOSE,
    BY_VIOLATION,
    BY_PACKET_AND_RESET,
    BY_PACKET_AND_TALKING_ON,
    BY_PACKET_AND_ANSWERING_LATE
  }

  @ParameterizedTest
  @EnumSource
  void connectionsThatEndFromBothSidesDisturbNobody(End end)
      throws InterruptedException, ExecutionException {
    ExecutorService clients = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Future<?>> ends = new ArrayList<>();
      for (int i = 0; i < CLOSES; i++) {
        ends.add(
            clients.submit(
                () -> {
                  play(end);
                  return end;
                }));
      }
      for (Future<?> one : ends) {
        one.get();
      }
    } finally {
      clients.shutdownNow();
    }
  }

  /** Sends a long frame byte by byte, until the server hangs up or it is enough. */
  private static void talk(RawWebSocket socket) throws IOException {
    long end = System.nanoTime() + TALK_NANOS;
    byte[] one = {0};
    try {
      socket.send(
          RawWebSocket.frameOf(
              RawWebSocket.FIN | RawWebSocket.TEXT, 0x80, 500_000, new byte[4], one));
      while (System.nanoTime() < end) {
        socket.send(one);
        LockSupport.parkNanos(50_000);
      }
    } catch (IOException e) {
      // the server has hung up
    }
  }

  /** Answers a close frame about when the server ends what its peer does not end. */
  private static void answerLate(RawWebSocket socket, byte[] close) throws IOException {
    long at = System.nanoTime() + LATE_NANOS + ThreadLocalRandom.current().nextLong(SPREAD_NANOS);
    for (long left = 1; left > 0; left = at - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
    try {
      socket.send(close);
    } catch (IOException e) {
      // the server was first
    }
  }

  private static void play(End end) throws IOException {
    RawWebSocket socket = RawWebSocket.open(Target.port(), "/socket.io/");
    socket.readText();
    byte[] close = RawWebSocket.frame(RawWebSocket.FIN | RawWebSocket.CLOSE, new byte[] {3, -24});
    switch (end) {
      case BY_PACKET -> socket.text("1");
      case BY_PACKET_AND_CLOSE -> socket.text("1").send(close);
      case BY_CLOSE -> socket.send(close);
      case BY_VIOLATION -> socket.text("zzz").send(close);
      case BY_PACKET_AND_RESET -> socket.text("1").send(close);
      case BY_PACKET_AND_TALKING_ON -> {
        socket.text("1").closeCode();
        talk(socket);
      }
      case BY_PACKET_AND_ANSWERING_LATE -> {
        socket.text("1").closeCode();
        answerLate(socket, close);
      }
    }
    if (end == End.BY_PACKET_AND_RESET) {
      socket.reset();
    } else {
      socket.closeCode();
      socket.close();
    }
  }
}
