package live.grandstand.streams;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import live.grandstand.accounts.Caller;
import live.grandstand.accounts.Role;
import live.grandstand.accounts.UserSummary;
import live.grandstand.platform.Ids;
import live.grandstand.platform.Json;
import org.junit.jupiter.api.Test;

class StreamViewTest {
  private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
  private static final String KEY = "the key that nobody may see";

  private final UUID owner = Ids.next();
  private final Stream stream =
      new Stream(Ids.next(), owner, new StreamDetails(" Chess ", null, " Games", null), KEY, NOW);
  private final StreamView view = StreamView.of(stream, new UserSummary(owner, "ada", null), 3);

  @Test
  void theKeyIsNotThereUnlessItIsAdded() {
    assertFalse(Json.mapper().valueToTree(view).has("streamKey"));
    assertEquals(KEY, Json.mapper().valueToTree(view.withKey(KEY)).path("streamKey").asText());
    assertFalse(view.withKey(KEY).toString().contains(KEY));
  }

  @Test
  void whatIsNotSetIsNull() {
    JsonNode json = Json.mapper().valueToTree(view);

    for (String field : new String[] {"description", "playbackUrl", "startedAt", "endedAt"}) {
      assertTrue(json.get(field).isNull(), field);
    }
    assertEquals("offline", json.path("status").asText());
    assertEquals("ada", json.path("owner").path("username").asText());
    assertEquals("2026-11-21T09:00:00.000Z", json.path("createdAt").asText());
  }

  @Test
  void blanksAroundTitleAndCategoryAreNoPartOfThem() {
    assertEquals("Chess", view.title());
    assertEquals("Games", view.category());
  }

  @Test
  void thePeakIsNeverBelowWhatIsWatchingNow() {
    assertEquals(3, view.peakViewerCount());
  }

  @Test
  void theOwnerAndAdminsRunAStream() {
    assertTrue(stream.isRunBy(new Caller(owner, "ada", Role.USER, Ids.next())));
    assertTrue(stream.isRunBy(new Caller(Ids.next(), "root", Role.ADMIN, Ids.next())));
    assertFalse(stream.isRunBy(new Caller(Ids.next(), "eve", Role.PREMIUM, Ids.next())));
  }

  @Test
  void aStreamThatNeverEndedDidNotEndJustNow() {
    assertFalse(stream.endedWithin(Duration.ofSeconds(1), NOW));
  }
}
