package live.grandstand.providers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import live.grandstand.testing.ManualClock;
import org.junit.jupiter.api.Test;

class GateTest {
  private static final Duration SOON = Duration.ofMillis(50);

  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-21T10:00:00Z"));
  private final Gate gate = new Gate("test", new Bulkhead(1, SOON), clock);
  private final AtomicInteger asked = new AtomicInteger();

  private ProviderException refused(Supplier<String> work) {
    return assertThrows(
        ProviderException.class,
        () ->
            gate.call(
                () -> {
                  asked.incrementAndGet();
                  return work.get();
                }));
  }

  private ProviderException fail() {
    return refused(
        () -> {
          throw ProviderException.retryable("broken");
        });
  }

  private void open() {
    for (int i = 0; i < Gate.CALLS; i++) {
      fail();
    }
    asked.set(0);
  }

  @Test
  void aProviderThatFailsAgainAndAgainIsLeftAloneForAWhile() {
    open();

    ProviderException refused = refused(() -> "would work");

    assertTrue(refused.retryable());
    assertEquals(Gate.REST, refused.retryAfter());
    assertEquals(0, asked.get());
  }

  @Test
  void afterTheRestItIsTriedAndWhenItWorksAllIsWell() {
    open();
    clock.advance(Gate.REST.plusMillis(1));

    for (int i = 0; i < 10; i++) {
      assertEquals("works", gate.call(() -> "works"));
    }
    fail();
    assertEquals("works", gate.call(() -> "works"));
  }

  @Test
  void afterTheRestItIsTriedAndWhenItFailsItRestsAgain() {
    open();
    clock.advance(Gate.REST.plusMillis(1));

    fail();
    fail();
    asked.set(0);

    assertEquals(Gate.REST, refused(() -> "would work").retryAfter());
    assertEquals(0, asked.get());
  }

  @Test
  void refusalsAreAnswersAndLeaveItInUse() {
    for (int i = 0; i < 20; i++) {
      assertFalse(
          refused(
                  () -> {
                    throw ProviderException.permanent("no");
                  })
              .retryable());
    }
    assertEquals(20, asked.get());
  }

  @Test
  void whatALibraryThrowsIsNotHandedOn() {
    ProviderException refused =
        refused(
            () -> {
              throw new IllegalStateException("with a key in it");
            });

    assertEquals("The provider's answer makes no sense", refused.detail());
    assertEquals(null, refused.getCause());
  }

  @Test
  void whoDoesNotGetItsTurnInTimeIsSentAway() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    CompletableFuture<String> first =
        CompletableFuture.supplyAsync(
            () ->
                gate.call(
                    () -> {
                      inside.countDown();
                      await(done);
                      return "first";
                    }));
    assertTrue(inside.await(10, TimeUnit.SECONDS));

    assertTrue(refused(() -> "second").retryable());
    assertEquals(0, asked.get());

    done.countDown();
    assertEquals("first", first.get(10, TimeUnit.SECONDS));
    assertEquals("third", gate.call(() -> "third"));
  }

  @Test
  void whoIsInterruptedWhileWaitingStaysInterrupted() {
    Thread.currentThread().interrupt();

    assertTrue(refused(() -> "never").retryable());

    assertTrue(Thread.interrupted());
    assertEquals("works", gate.call(() -> "works"));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
