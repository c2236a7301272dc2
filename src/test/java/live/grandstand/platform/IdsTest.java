package live.grandstand.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {
  private static final Instant NOW = Instant.parse("2026-11-21T09:00:00.123Z");

  private final Ids ids = new Ids(Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void anIdIsAVersion7UuidOfItsMillisecond() {
    UUID id = ids.generate();

    assertEquals(7, id.version());
    assertEquals(2, id.variant());
    assertEquals(NOW.toEpochMilli(), id.getMostSignificantBits() >>> 16);
  }

  @Test
  void idsGrowWhileTheClockStandsStillAndPastTheCounter() {
    String last = ids.generate().toString();
    for (int i = 0; i < 10_000; i++) {
      String next = ids.generate().toString();
      assertTrue(next.compareTo(last) > 0, next + " after " + last);
      last = next;
    }
  }
}
