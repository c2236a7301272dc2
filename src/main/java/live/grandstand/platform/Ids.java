package live.grandstand.platform;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/**
 * Identifiers: UUID version 7 (RFC 9562 §5.7) that strictly grow within one JVM, so that sorting by
 * id is sorting by creation.
 *
 * <p>Layout: 48 bits of Unix milliseconds, 12 bits of counter ({@code rand_a}, method 1 of RFC 9562
 * §6.2), 62 random bits. More than 4096 ids in one millisecond borrow from the next.
 */
public final class Ids {
  private static final int COUNTER_BITS = 12;
  private static final Ids SYSTEM = new Ids(Clocks.system());

  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private long last; // milliseconds << 12 | counter; guarded by this

  Ids(Clock clock) {
    this.clock = clock;
  }

  /** A new id, greater than every id this JVM has made before. Safe for use by many threads. */
  public static UUID next() {
    return SYSTEM.generate();
  }

  UUID generate() {
    long stamp = tick();
    long high = (stamp >>> COUNTER_BITS << 16) | 0x7000L | (stamp & 0xFFF);
    long low = (random.nextLong() >>> 2) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  private synchronized long tick() {
    last = Math.max(last + 1, clock.millis() << COUNTER_BITS);
    return last;
  }
}
