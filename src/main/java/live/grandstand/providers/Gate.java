package live.grandstand.providers;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * What every call to one outside provider for one kind of work goes through: a limit of calls at
 * once, and a circuit breaker that leaves a provider alone for a while when most calls fail. Tries
 * nothing again: that is the job's to do.
 */
final class Gate {
  /** How long a provider that fails is left alone. */
  static final Duration REST = Duration.ofSeconds(30);

  /** Calls in a row that may fail before that. */
  static final int CALLS = 5;

  private static final int WINDOW = 10;
  private static final int PROBES = 2;
  private static final float FAILURES = 60; // percent

  private final Bulkhead bulkhead;
  private final CircuitBreaker circuit;

  Gate(String name, Bulkhead bulkhead, Clock clock) {
    this.bulkhead = bulkhead;
    this.circuit =
        CircuitBreaker.of(
            name,
            CircuitBreakerConfig.custom()
                .clock(clock)
                .slidingWindowType(SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(WINDOW)
                .minimumNumberOfCalls(CALLS)
                .failureRateThreshold(FAILURES)
                .waitDurationInOpenState(REST)
                .permittedNumberOfCallsInHalfOpenState(PROBES)
                .recordException(Gate::isFailure)
                .build());
  }

  /**
   * What a call gives.
   *
   * @throws ProviderException and nothing else
   */
  <T> T call(Supplier<T> work) {
    return bulkhead.call(
        () -> {
          try {
            return circuit.executeSupplier(() -> safely(work));
          } catch (CallNotPermittedException e) {
            throw ProviderException.retryable(
                "The provider has failed several times and is left alone for a while", REST);
          }
        });
  }

  /** A refusal is an answer: the provider is there. */
  private static boolean isFailure(Throwable thrown) {
    return !(thrown instanceof ProviderException refused) || refused.retryable();
  }

  private static <T> T safely(Supplier<T> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      throw known(e);
    }
  }

  /** Libraries wrap what our HTTP client throws; what they throw themselves is about the answer. */
  private static ProviderException known(RuntimeException thrown) {
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < 10; depth++) {
      if (cause instanceof ProviderException known) {
        return known;
      }
      cause = cause.getCause();
    }
    return ProviderException.retryable("The provider's answer makes no sense");
  }
}
