package live.grandstand.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTest {
  private final List<UUID> ids = Stream.generate(Ids::next).limit(3).toList();

  @Test
  void nothingAskedIsTheFirstTwenty() {
    assertEquals(Paging.FIRST, Paging.of(null, ""));
    assertEquals(20, Paging.FIRST.limit());
  }

  @Test
  void aFullPageNamesItsLastItemAndTheLastPageNamesNone() {
    Paging two = Paging.of("2", null);

    assertEquals(
        new Page<>(ids.subList(0, 2), ids.get(1).toString()), two.page(ids, Function.identity()));
    assertNull(two.page(ids.subList(1, 3), Function.identity()).nextCursor());
    assertEquals(ids.get(1), Paging.of("2", ids.get(1).toString()).before());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "101", "ten", "1.5", "99999999999"})
  void aBadLimitIsNamed(String limit) {
    AppException refusal = assertThrows(AppException.class, () -> Paging.of(limit, null));

    assertEquals("limit", refusal.fields().get(0).field());
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "1-1-1-1-1", "' or 1=1"})
  void aBadCursorIsNamed(String cursor) {
    AppException refusal = assertThrows(AppException.class, () -> Paging.of(null, cursor));

    assertEquals("cursor", refusal.fields().get(0).field());
  }
}
