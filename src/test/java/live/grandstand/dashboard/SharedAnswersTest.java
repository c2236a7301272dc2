package live.grandstand.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import live.grandstand.testing.Await;
import live.grandstand.testing.ManualClock;
import live.grandstand.testing.Race;
import org.junit.jupiter.api.Test;

class SharedAnswersTest {
  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-21T09:00:00Z"));
  private final AtomicInteger asked = new AtomicInteger();
  private final SharedAnswers<String, Integer> answers =
      new SharedAnswers<>(clock, Duration.ofSeconds(1), 3);

  private int recent(String key) {
    return answers.recent(key, asked::incrementAndGet);
  }

  @Test
  void anAnswerIsBelievedForItsTimeAndNoLonger() {
    assertEquals(1, recent("a"));
    clock.advance(Duration.ofMillis(999));
    assertEquals(1, recent("a"));
    clock.advance(Duration.ofMillis(1));
    assertEquals(2, recent("a"));
  }

  @Test
  void whoWantsAFreshAnswerGetsItAndSoDoOthers() {
    recent("a");

    assertEquals(2, answers.fresh("a", asked::incrementAndGet));
    assertEquals(2, recent("a"));
  }

  @Test
  void manyWhoAskAtOnceAskOnce() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    ExecutorService first = Executors.newSingleThreadExecutor();
    Future<Integer> slow =
        first.submit(
            () ->
                answers.recent(
                    "a",
                    () -> {
                      running.countDown();
                      await(goOn);
                      return asked.incrementAndGet();
                    }));
    await(running);
    clock.advance(Duration.ofMinutes(1)); // on its way is good enough, however long it takes
    AtomicInteger waiting = new AtomicInteger();
    ExecutorService others = Executors.newFixedThreadPool(8);
    List<Future<Integer>> told =
        java.util.stream.IntStream.range(0, 8)
            .mapToObj(
                i ->
                    others.submit(
                        () -> {
                          waiting.incrementAndGet();
                          return recent("a");
                        }))
            .toList();
    Await.until("everybody asks", () -> waiting.get() == 8);
    goOn.countDown();

    for (Future<Integer> answer : told) {
      assertEquals(1, answer.get(10, TimeUnit.SECONDS));
    }
    assertEquals(1, slow.get(10, TimeUnit.SECONDS));
    first.shutdownNow();
    others.shutdownNow();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(10, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aFailureIsToldAndNotRemembered() {
    IllegalStateException failure = new IllegalStateException("no database");

    assertSame(
        failure,
        assertThrows(
            IllegalStateException.class,
            () ->
                answers.recent(
                    "a",
                    () -> {
                      throw failure;
                    })));
    assertEquals(1, recent("a"));
  }

  @Test
  void itNeverGrowsOverItsLimit() throws Exception {
    Race.run(4, () -> List.of(recent("a"), recent("b"), recent("c")));
    int before = asked.get();

    recent("d");
    recent("d");
    assertEquals(before + 2, asked.get());
    assertEquals(3, answers.size());

    clock.advance(Duration.ofSeconds(2));
    recent("d");
    recent("d");
    assertEquals(before + 3, asked.get());
    assertEquals(1, answers.size());
  }
}
