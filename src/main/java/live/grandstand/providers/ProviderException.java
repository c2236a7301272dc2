package live.grandstand.providers;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A provider did not do what it was asked. The message may be shown to the user: it holds no key,
 * no address and nothing that the provider answered. For the same reason there is no cause.
 */
public final class ProviderException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean retryable;
  private final @Nullable Duration retryAfter;

  private ProviderException(String message, boolean retryable, @Nullable Duration retryAfter) {
    super(message);
    this.retryable = retryable;
    this.retryAfter = retryAfter;
  }

  /** The same call may work later. */
  public static ProviderException retryable(String message) {
    return new ProviderException(message, true, null);
  }

  /** The same call may work later, but not before this time has passed. */
  public static ProviderException retryable(String message, @Nullable Duration retryAfter) {
    return new ProviderException(message, true, retryAfter);
  }

  /** The same call will fail again. */
  public static ProviderException permanent(String message) {
    return new ProviderException(message, false, null);
  }

  /** Whether trying again makes sense. */
  public boolean retryable() {
    return retryable;
  }

  /** How long the provider asked us to wait, or null when it said nothing. */
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }

  /** The message, which a {@code ProviderException} always has. */
  public String detail() {
    return Objects.requireNonNull(getMessage());
  }
}
