package live.grandstand.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Many emit from all sides while clients are cut off and come back. */
class RecoveryStressTest {
  private static final int EMITTERS = 4;
  private static final int EVENTS = 600;
  private static final int CLIENTS = 4;

  /** Two at once for one socket, in turned order, is refused; so not all of them all the time. */
  private static final long PACE_NANOS = 500_000;

  private final AtomicInteger recoveries = new AtomicInteger();
  private final AtomicInteger refusals = new AtomicInteger();

  @Test
  void withOneWhoEmitsEachLossIsRecovered() throws Exception {
    run(1);
    assertEquals(0, refusals.get());
    assertTrue(recoveries.get() > 0, "nobody was cut off");
  }

  @Test
  void withManyWhoEmitARecoveryLosesNothingAndRepeatsNothing() throws Exception {
    run(EMITTERS);
    assertTrue(recoveries.get() + refusals.get() > 0, "nobody was cut off");
  }

  private void run(int emitters) throws Exception {
    try (TestServer server = new TestServer(Duration.ofMinutes(2))) {
      ExecutorService threads = Executors.newFixedThreadPool(emitters + CLIENTS);
      try {
        List<Future<?>> work = new ArrayList<>();
        server
            .main()
            .onConnect(socket -> socket.join("room"))
            .onConnect(socket -> socket.emit("hello"));
        List<RecoveringClient> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
          clients.add(settled(new RecoveringClient(server)));
        }
        for (RecoveringClient client : clients) {
          work.add(threads.submit(() -> comesAndGoes(client, emitters)));
        }
        for (int i = 0; i < emitters; i++) {
          int emitter = i;
          work.add(threads.submit(() -> emit(server.main(), emitter)));
        }
        for (Future<?> part : work) {
          part.get();
        }
      } finally {
        threads.shutdownNow();
      }
    }
  }

  private static RecoveringClient settled(RecoveringClient client) {
    client.hearsUpTo("\"hello\"");
    return client;
  }

  private static void emit(Namespace main, int emitter) {
    for (int i = 0; i < EVENTS; i++) {
      main.to("room").emit("e", emitter, i);
      LockSupport.parkNanos(PACE_NANOS);
    }
    main.to("room").emit("done", emitter);
  }

  private void comesAndGoes(RecoveringClient client, int emitters) {
    Map<Integer, Integer> next = new HashMap<>();
    int done = 0;
    for (int heard = 1; done < emitters; heard++) {
      String[] event = client.hears().split(",");
      if (event[0].equals("\"done\"")) {
        done++;
      } else {
        expect(next, Integer.parseInt(event[1]), Integer.parseInt(event[2]));
      }
      if (heard % 50 == 0 && done == 0) {
        client.isCutOff().comesBack();
        if (!client.isRecovered()) {
          refusals.incrementAndGet();
          return; // nothing is promised to it from here on
        }
        recoveries.incrementAndGet();
      }
    }
    client.hearsNothingMore();
  }

  /** Each emitter's events come one after the other. */
  private static void expect(Map<Integer, Integer> next, int emitter, int number) {
    Integer expected = next.put(emitter, number + 1);
    assertEquals(expected == null ? 0 : expected, number, "from emitter " + emitter);
  }
}
