package live.grandstand.providers;

import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The header {@code Retry-After} in seconds (RFC 9110 §10.2.3); its form as a date is not used. */
final class RetryAfter {
  private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");

  private RetryAfter() {}

  /** What a header says, or null when it says nothing that is understood. */
  static @Nullable Duration of(String header) {
    String value = header.strip();
    return SECONDS.matcher(value).matches() ? Duration.ofSeconds(Long.parseLong(value)) : null;
  }
}
