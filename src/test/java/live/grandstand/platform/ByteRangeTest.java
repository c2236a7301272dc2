package live.grandstand.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, 0, 1",
    "bytes=0-, 0, 100",
    "bytes=10-19, 10, 10",
    "bytes=90-200, 90, 10",
    "bytes=-5, 95, 5",
    "bytes=-500, 0, 100",
    "BYTES = 3 - 4, 3, 2",
    "bytes=99-99999999999999999999999, 99, 1"
  })
  void aPartIsFromTo(String header, long from, long length) {
    ByteRange range = ByteRange.of(header, 100);

    assertEquals(new ByteRange(from, length), range);
    assertTrue(range.isSatisfiable());
    assertEquals("bytes %d-%d/100".formatted(from, from + length - 1), range.contentRange(100));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=100-", "bytes=100-200", "bytes=-0", "bytes=99999999999999999999-"})
  void whatTheFileHasNothingOfIsRefused(String header) {
    ByteRange range = Objects.requireNonNull(ByteRange.of(header, 100));

    assertFalse(range.isSatisfiable());
    assertEquals("bytes */100", range.contentRange(100));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "bytes", "bytes=", "bytes=-", "bytes=5-4", "bytes=0-1,3-4", "lines=1-2", "x"})
  void whatCannotBeReadOrIsSeveralPartsIsTheWholeFile(String header) {
    assertNull(ByteRange.of(header, 100));
    assertNull(ByteRange.of(null, 100));
  }

  @Test
  void noPartIsOutsideTheFile() {
    Random random = new Random(3);
    for (int i = 0; i < 10_000; i++) {
      long size = random.nextInt(50);
      String header = "bytes=" + number(random) + "-" + number(random);
      ByteRange range = ByteRange.of(header, size);
      if (range != null && range.isSatisfiable()) {
        assertTrue(range.from() >= 0 && range.from() + range.length() <= size, header);
      }
    }
  }

  private static String number(Random random) {
    return random.nextInt(4) == 0 ? "" : Integer.toString(random.nextInt(80));
  }
}
