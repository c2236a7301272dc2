package live.grandstand.streams;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import live.grandstand.platform.AppException;
import live.grandstand.platform.Ids;
import live.grandstand.streams.StreamRanking.Ranked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamListTest {
  private final UUID oldest = Ids.next();
  private final UUID middle = Ids.next();
  private final UUID newest = Ids.next();
  private final List<UUID> live = List.of(newest, middle, oldest);

  @Test
  void mostViewersComeFirstAndThenTheNewest() {
    ViewerCounts counts = id -> Map.of(oldest, 9).getOrDefault(id, 2);

    assertEquals(
        List.of(new Ranked(oldest, 9), new Ranked(newest, 2), new Ranked(middle, 2)),
        StreamRanking.page(live, counts, null, 10));
  }

  @Test
  void pagesFollowEachOtherWithoutGapOrRepetition() {
    List<UUID> ids = Stream.generate(Ids::next).limit(25).toList();
    ViewerCounts counts = id -> Math.floorMod(id.hashCode(), 4);
    List<UUID> seen = new ArrayList<>();
    @Nullable StreamCursor cursor = null;
    for (int page = 0; page < 5; page++) {
      for (Ranked ranked : StreamRanking.page(ids, counts, cursor, 5)) {
        seen.add(ranked.id());
        cursor = StreamCursor.decode(new StreamCursor(ranked.viewers(), ranked.id()).encode());
      }
    }

    assertEquals(StreamRanking.page(ids, counts, null, 25).stream().map(Ranked::id).toList(), seen);
  }

  @Test
  void aCursorSurvivesTheJourney() {
    StreamCursor resting = new StreamCursor(StreamCursor.RESTING, oldest);
    StreamCursor cursor = new StreamCursor(12, newest);

    assertEquals(cursor, StreamCursor.decode(cursor.encode()));
    assertEquals(resting, StreamCursor.decode(resting.encode()));
    assertTrue(resting.isResting());
    assertFalse(cursor.isResting());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x", "%%%", "MTIuMTI", "-2.0", "9999999999999.x", "a b", "' or 1=1", "\u0000"})
  void anythingElseIsNoCursor(String text) {
    String encoded = Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));

    assertThrows(AppException.class, () -> StreamCursor.decode(text));
    assertThrows(AppException.class, () -> StreamCursor.decode(encoded));
    assertThrows(AppException.class, () -> StreamCursor.decode("A".repeat(1_000_000)));
  }

  @ParameterizedTest
  @CsvSource({
    "limit, 0",
    "limit, 101",
    "limit, ten",
    "limit, 1.5",
    "limit, 99999999999",
    "status, LIVE",
    "status, on",
    "cursor, x",
    "owner, me",
    "q, a\u0000b",
    "category, a\u001bb"
  })
  void aBadParameterIsNamed(String name, String value) {
    AppException refusal = assertThrows(AppException.class, () -> query(name, value));

    assertEquals(name, refusal.fields().get(0).field());
  }

  @Test
  void emptyParametersAreAbsentOnes() {
    assertEquals(
        new StreamQuery(null, null, null, null, 20, null), StreamQuery.of("", "", "", "", "", ""));
  }

  @Test
  void aStatusLeavesOutTheOtherHalfOfTheList() {
    assertTrue(query("status", "live").wantsLive());
    assertFalse(query("status", "live").wantsResting());
    assertFalse(query("status", "ended").wantsLive());
    assertTrue(query("status", "ended").wantsResting());
    assertFalse(query("cursor", new StreamCursor(-1, oldest).encode()).wantsLive());
  }

  private static StreamQuery query(String name, String value) {
    return StreamQuery.of(
        name.equals("status") ? value : null,
        name.equals("category") ? value : null,
        name.equals("q") ? value : null,
        name.equals("owner") ? value : null,
        name.equals("limit") ? value : null,
        name.equals("cursor") ? value : null);
  }
}
