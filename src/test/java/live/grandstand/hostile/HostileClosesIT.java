package live.grandstand.hostile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Many connections end at once, from both sides at the same time. The container must not give one
 * of its requests to two clients (docs/decisions/0006); it says so in its log when it does, which
 * {@link Target} reads after each test. The race is rare: a run that passes proves little, one that
 * fails proves it.
 */
@ExtendWith(Target.class)
class HostileClosesIT {
  private static final int CLOSES = 600;
  private static final int AT_ONCE = 24;

  /** Who ends a connection, and how. */
  enum End {
    BY_PACKET,
    BY_PACKET_AND_CLOSE,
    BY_CLOSE,
    BY_VIOLATION,
    BY_PACKET_AND_RESET
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
    }
    if (end == End.BY_PACKET_AND_RESET) {
      socket.reset();
    } else {
      socket.closeCode();
      socket.close();
    }
  }
}
