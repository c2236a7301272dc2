package live.grandstand.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import live.grandstand.testing.Await;
import live.grandstand.testing.Backstage;
import live.grandstand.testing.GrandstandProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Twenty thousand clients come and go in every way there is, and nothing of them stays. */
class LeakIT {
  private static final int WARM_UP = 2_700;
  private static final int VISITS = 20_000;
  private static final int CLIENTS = 12;
  private static final Duration SETTLING = Duration.ofSeconds(60);

  /** What a live heap may differ by: caches, pools and buffers of the container. */
  private static final long HEAP_SLACK = 6_000_000;

  /**
   * Each of the container's threads keeps requests for later, more of them the busier the machine
   * is, and each has so many parts of one class at most.
   */
  private static final int PARTS_OF_A_REQUEST = 50;

  private static final List<String> REQUESTS =
      List.of(
          "org.glassfish.grizzly.http.server.Request",
          "org.glassfish.grizzly.http.HttpServerFilter$ServerHttpRequestImpl");

  /** Fewer than visits of any one kind, so that none of them leaves its request behind. */
  private static final int KEPT_REQUESTS = VISITS / Departure.values().length / 2;

  /** Grizzly keeps what it knows of a connection for this long (payara-config). */
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(30);

  @TempDir Path directory;

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void whoeverCameAndWentLeavesNothingBehind() throws Exception {
    try (GrandstandProcess grandstand = GrandstandProcess.start(directory, settings())) {
      Backstage backstage = new Backstage(grandstand);
      Backstage.Person streamer = backstage.register("streamer");
      String stream = backstage.goLive(streamer);
      Map<String, Long> start = gauges(grandstand);
      refused(grandstand);
      visits(grandstand, streamer.token(), stream, WARM_UP);
      settle(grandstand, start);
      LiveHeap before = LiveHeap.of(grandstand.pid());

      visits(grandstand, streamer.token(), stream, VISITS);

      settle(grandstand, start);
      LiveHeap after = LiveHeap.of(grandstand.pid());
      assertEquals(Map.of(), after.grownSince(before, CLIENTS).of("live.grandstand."));
      assertEquals(Map.of(), after.grownSince(before, CLIENTS).of("org.glassfish.tyrus."));
      awaitBack(grandstand, before);
    }
  }

  private static void awaitBack(GrandstandProcess grandstand, LiveHeap before) {
    try {
      Await.until(
          "the container has forgotten closed connections too",
          KEEP_ALIVE.multipliedBy(3),
          KEEP_ALIVE.dividedBy(6),
          () -> remains(grandstand, before).isEmpty());
    } catch (AssertionError e) {
      assertEquals(Map.of(), remains(grandstand, before));
    }
  }

  /** Classes that still have more instances than before, and the heap if it is larger. */
  private static Map<String, Long> remains(GrandstandProcess grandstand, LiveHeap before) {
    LiveHeap now = LiveHeap.of(grandstand.pid());
    long kept = keptRequests(now.grownSince(before, 1).counts());
    long others = VISITS / 20 + PARTS_OF_A_REQUEST * Math.min(kept, KEPT_REQUESTS);
    Map<String, Long> remains = now.grownSince(before, others).counts();
    if (kept > KEPT_REQUESTS) {
      remains.put("requests", kept);
    }
    // Places whose key is gone, forty in each thread: given to the next key, never more.
    remains.remove("java.lang.ThreadLocal$ThreadLocalMap$Entry");
    if (now.bytes() > before.bytes() + HEAP_SLACK) {
      remains.put("bytes", now.bytes() - before.bytes());
    }
    return remains;
  }

  private static long keptRequests(Map<String, Long> grown) {
    return REQUESTS.stream().mapToLong(name -> grown.getOrDefault(name, 0L)).max().orElse(0);
  }

  private static Map<String, String> settings() {
    return Map.of(
        "grandstand.realtime.ping-interval", "2s",
        "grandstand.realtime.ping-timeout", "1s",
        "grandstand.realtime.connect-timeout", "1s",
        "grandstand.realtime.recovery-window", "4s");
  }

  /**
   * What a refusal loads is loaded before anything is counted: on a busy machine there are some.
   */
  private void refused(GrandstandProcess grandstand) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(grandstand.uri("api/streams/" + UUID.randomUUID())).build();
    assertEquals(404, http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
  }

  private static void visits(GrandstandProcess grandstand, String token, String stream, int count)
      throws IOException, InterruptedException, ExecutionException {
    Collection<Wire> kept = new ConcurrentLinkedQueue<>();
    Visit visit = new Visit(grandstand.port(), token, stream, kept);
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try {
      List<Future<?>> all = new ArrayList<>();
      Departure[] ways = Departure.values();
      for (int i = 0; i < count; i++) {
        Departure way = ways[i % ways.length];
        all.add(
            clients.submit(
                () -> {
                  way.play(visit);
                  return way;
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      clients.shutdownNow();
    }
    for (Wire wire : kept) {
      wire.close();
    }
  }

  /** Waits until every map, queue and timer is as it was. */
  private void settle(GrandstandProcess grandstand, Map<String, Long> start) {
    try {
      Await.until("all are gone", SETTLING, () -> gauges(grandstand).equals(start));
    } catch (AssertionError e) {
      assertEquals(start, gauges(grandstand));
      throw e;
    }
  }

  /** The figures of {@code /metrics} that can go down again. */
  private Map<String, Long> gauges(GrandstandProcess grandstand) {
    Map<String, Long> gauges = new TreeMap<>();
    for (String line : metrics(grandstand).split("\n")) {
      if (line.startsWith("grandstand_") && !line.contains("_total{")) {
        String[] words = line.split("[{ ]");
        gauges.put(words[0], (long) Double.parseDouble(words[words.length - 1]));
      }
    }
    assertTrue(gauges.containsKey("grandstand_connections"), "no metrics");
    return gauges;
  }

  private String metrics(GrandstandProcess grandstand) {
    HttpRequest request = HttpRequest.newBuilder(grandstand.uri("metrics")).build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
