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
import java.util.concurrent.atomic.AtomicIntegerArray;
import live.grandstand.testing.Await;
import org.junit.jupiter.api.Test;

/** Many emit from all sides while clients are cut off and come back. */
class RecoveryStressTest {
  private static final int EMITTERS = 4;
  private static final int EVENTS = 600;
  private static final int CLIENTS = 4;

  /**
   * Events that nobody is behind by more: clients come and go while there is still something to
   * come.
   */
  private static final int LEAD = 40;

  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicIntegerArray heard = new AtomicIntegerArray(CLIENTS);
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
        for (int i = 0; i < CLIENTS; i++) {
          int client = i;
          work.add(threads.submit(() -> watches(client, clients.get(client), emitters)));
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

  private void emit(Namespace main, int emitter) {
    for (int i = 0; i < EVENTS; i++) {
      Await.until("the clients have nearly caught up", () -> sent.get() - slowest() < LEAD);
      sent.incrementAndGet();
      main.to("room").emit("e", emitter, i);
    }
    main.to("room").emit("done", emitter);
  }

  private int slowest() {
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < CLIENTS; i++) {
      least = Math.min(least, heard.get(i));
    }
    return least;
  }

  private void watches(int number, RecoveringClient client, int emitters) {
    try {
      comesAndGoes(number, client, emitters);
    } finally {
      heard.set(number, Integer.MAX_VALUE); // nobody waits for it any more
    }
  }

  private void comesAndGoes(int number, RecoveringClient client, int emitters) {
    Map<Integer, Integer> next = new HashMap<>();
    int done = 0;
    for (int count = 1; done < emitters; count++) {
      String[] event = client.hears().split(",");
      if (event[0].equals("\"done\"")) {
        done++;
      } else {
        heard.incrementAndGet(number);
        expect(next, Integer.parseInt(event[1]), Integer.parseInt(event[2]));
      }
      if (count % 50 == 0 && done == 0) {
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
