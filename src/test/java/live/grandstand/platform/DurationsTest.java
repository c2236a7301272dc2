package live.grandstand.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class DurationsTest {
  @Property
  void whatIsFormattedIsReadBack(@ForAll @LongRange(min = 0, max = 999_999_999_999L) long millis) {
    Duration duration = Duration.ofMillis(millis);

    assertEquals(duration, Durations.parse(Durations.format(duration)));
  }

  @Test
  void theLongestUnitThatFitsIsShown() {
    assertEquals("7d", Durations.format(Duration.ofDays(7)));
    assertEquals("90m", Durations.format(Duration.ofMinutes(90)));
    assertEquals("250ms", Durations.format(Duration.ofMillis(250)));
  }

  @Test
  void aNumberWithoutAUnitIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Durations.parse("25"));
  }
}
