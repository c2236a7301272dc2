package live.grandstand.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import live.grandstand.accounts.Authenticated;
import live.grandstand.accounts.Caller;
import live.grandstand.accounts.Role;
import live.grandstand.dashboard.DashboardStatsView.JobTotals;
import live.grandstand.gateway.AppErrors;
import live.grandstand.gateway.Roles;
import live.grandstand.gateway.SocketLogin;
import live.grandstand.platform.Json;
import live.grandstand.platform.Page;
import live.grandstand.socketio.Namespace;
import live.grandstand.socketio.TestClient;
import live.grandstand.socketio.TestServer;
import live.grandstand.testing.Await;
import live.grandstand.testing.ManualClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Joining a dashboard, and what is pushed to it when. Time passes when a test says so. */
class DashboardPushesTest {
  private static final String ADDRESS = "/dashboard,";
  private static final Instant NOW = Instant.parse("2026-11-21T09:07:00.120Z");

  private final TestServer server = new TestServer(Duration.ZERO, new AppErrors());
  private final ManualClock clock = new ManualClock(NOW);
  private final Numbers numbers = new Numbers();
  private final DashboardPushes pushes = new DashboardPushes();
  private final Map<String, SocketLogin> logins = new ConcurrentHashMap<>();

  @BeforeEach
  void open() {
    DashboardFigures figures = new DashboardFigures();
    figures.service = numbers;
    figures.clock = clock;
    figures.remember();
    pushes.server = server.sockets();
    pushes.figures = figures;
    pushes.start(server.timer());
    DashboardHandlers handlers = new DashboardHandlers();
    handlers.pushes = pushes;
    namespace()
        .guard((namespace, auth, handshake) -> login(auth))
        .onRecover(handlers::recovered)
        .onRoomChange(handlers::roomChanged)
        .on("join-dashboard", JsonNode.class, handlers::join, DashboardHandlers.ERROR);
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void whoJoinsIsToldSoAndThenAllThereIs() {
    TestClient ann = arrives("ann", Role.USER).sends("2" + ADDRESS + "1[\"join-dashboard\"]");

    assertEquals("[\"joined-dashboard\",{scope own, timeRange week}]", joined(ann));
    passes(0);
    assertEquals(
        List.of(
            "stats:update 0", "chart:update processing", "chart:update genre", "activity:update"),
        told(ann, 4));
    ann.expectsNothingMore();
  }

  /** The answer, with its acknowledgement; the order of a map's keys is nobody's business. */
  private static String joined(TestClient client) {
    JsonNode event = event(client.next());
    String ack = client.next();
    assertTrue(ack.startsWith("3" + ADDRESS + "1[{\"ok\":true,"), ack);
    return "[\"%s\",{scope %s, timeRange %s}]"
        .formatted(
            event.path(0).asText(),
            event.path(1).path("scope").asText(),
            event.path(1).path("timeRange").asText());
  }

  @Test
  void onlyAdministratorsSeeEverybodysNumbers() {
    TestClient ann = arrives("ann", Role.USER).sends(join("all"));

    JsonNode refused = event(ann.next());
    assertEquals("dashboard-error", refused.path(0).asText());
    assertEquals("forbidden", refused.path(1).path("code").asText());
    assertTrue(ann.next().startsWith("3" + ADDRESS + "1[{\"ok\":false,"));
    passes(0);
    ann.expectsNothingMore();
    assertEquals(0, numbers.asked.get());

    TestClient root = arrives("root", Role.ADMIN).sends(join("all"));
    assertEquals("[\"joined-dashboard\",{scope all, timeRange week}]", joined(root));
  }

  @Test
  void whatIsWrongIsNamed() {
    TestClient ann = arrives("ann", Role.USER);

    for (String bad :
        List.of("{\"scope\":\"mine\"}", "{\"scope\":1}", "{\"timeRange\":\"x\"}", "7")) {
      ann.sends("2" + ADDRESS + "[\"join-dashboard\"," + bad + "]");
      assertEquals("bad_request", event(ann.next()).path(1).path("code").asText(), bad);
    }
  }

  @Test
  void theFirstChangeOfAQuietRoomIsToldAtOnceAndWhatFollowsAsOne() {
    TestClient ann = quietly("ann", Role.USER, "own");
    happens("ann");
    passes(0);
    assertEquals(List.of("stats:update 1"), told(ann, 1));

    for (int i = 0; i < 50; i++) {
      happens("ann");
      passes(10);
    }
    passes(499);
    ann.expectsNothingMore();
    passes(1);
    assertEquals(List.of("stats:update 51"), told(ann, 1));
    passes(5_000);
    ann.expectsNothingMore();
  }

  @Test
  void aStormCostsOneQuestionASecondAndTheLastValueIsTold() {
    TestClient ann = quietly("ann", Role.USER, "own");
    int before = numbers.asked.get();
    for (int i = 0; i < 1_000; i++) {
      happens("ann");
      passes(5);
    }
    passes(1_000);

    List<String> told = told(ann, 6);
    assertEquals("stats:update 1", told.get(0));
    assertEquals("stats:update 1000", told.get(5));
    ann.expectsNothingMore();
    assertTrue(numbers.asked.get() - before <= 7, () -> "asked " + numbers.asked.get());
  }

  @Test
  void nothingIsAskedForARoomThatNobodyIsIn() {
    for (int i = 0; i < 10; i++) {
      happens("ann");
      passes(1_000);
    }

    assertEquals(0, numbers.asked.get());
    assertEquals(0, server.timer().waiting());
  }

  @Test
  void aChangeIsForItsOwnerAndForAdministratorsWhoLookAtAll() {
    TestClient ann = quietly("ann", Role.USER, "own");
    TestClient bob = quietly("bob", Role.USER, "own");
    TestClient root = quietly("root", Role.ADMIN, "all");
    happens("ann");
    passes(0);

    assertEquals(List.of("stats:update 1"), told(ann, 1));
    assertEquals(List.of("stats:update 1"), told(root, 1));
    bob.expectsNothingMore();
  }

  @Test
  void whoIsNoAdministratorAnyMoreIsToldAndGetsNothing() {
    TestClient root = quietly("root", Role.ADMIN, "all");
    TestClient boss = quietly("boss", Role.ADMIN, "all");
    Roles.change(logins.get("root"), Role.USER);
    happens("ann");
    passes(0);

    JsonNode refused = event(root.next());
    assertEquals("dashboard-error", refused.path(0).asText());
    assertEquals("forbidden", refused.path(1).path("code").asText());
    root.expectsNothingMore();
    assertEquals(List.of("stats:update 1"), told(boss, 1));
  }

  @Test
  void joiningAnotherDashboardLeavesTheFirst() {
    TestClient root = quietly("root", Role.ADMIN, "all");
    root.sends(join("own"));
    joined(root);
    passes(0);
    told(root, 4);
    passes(2_000);
    happens("ann");
    passes(0);

    root.expectsNothingMore();
    happens("root");
    passes(0);
    assertEquals(List.of("stats:update 2"), told(root, 1));
  }

  /** Its values were a second old at most, and nobody was there to be told of the change. */
  @Test
  void whatChangedJustBeforeAJoinIsToldInTheNextInterval() {
    pushes.figures.recent(DashboardRoom.named("dashboard-" + id("ann") + "-week").orElseThrow());
    happens("ann");
    TestClient ann = arrives("ann", Role.USER).sends(join("own"));
    joined(ann);
    passes(0);
    assertEquals("stats:update 0", told(ann, 4).get(0));
    passes(1_000);

    assertEquals(List.of("stats:update 1"), told(ann, 1));
    passes(5_000);
    ann.expectsNothingMore();
  }

  @Test
  void afterAFailureTheNextIntervalTellsEverything() {
    TestClient ann = quietly("ann", Role.USER, "own");
    numbers.away = true;
    happens("ann");
    passes(0);
    passes(3_000);
    ann.expectsNothingMore();
    numbers.away = false;
    passes(1_000);

    assertEquals("stats:update 1", told(ann, 4).get(0));
  }

  @Test
  void ofARoomThatEverybodyHasLeftNothingIsRemembered() {
    TestClient ann = quietly("ann", Role.USER, "own");
    happens("ann");
    passes(0);
    told(ann, 1);
    ann.goesAway();
    Await.until("she is out", () -> namespace().sockets().isEmpty());
    passes(2_000);

    Await.until("nothing is left", () -> pushes.remembered() == 0);
    assertEquals(0, server.timer().waiting());
  }

  @Test
  void whenTooManyComeInAtOnceTheyAreToldToTryAgain() {
    pushes.start(
        task -> {
          throw new RejectedExecutionException("full");
        });
    TestClient ann = arrives("ann", Role.USER).sends(join("own"));
    assertEquals("joined-dashboard", event(ann.next()).path(0).asText());

    assertEquals("unavailable", event(ann.next()).path(1).path("code").asText());
    assertEquals(0, namespace().roomSize("dashboard-" + id("ann") + "-week"));
  }

  // ---- what happens ----------------------------------------------------------------------------

  private TestClient quietly(String name, Role role, String scope) {
    TestClient client = arrives(name, role).sends(join(scope));
    joined(client);
    passes(0);
    told(client, 4);
    passes(3_000);
    client.expectsNothingMore();
    return client;
  }

  private TestClient arrives(String name, Role role) {
    String auth = "{\"name\":\"" + name + "\",\"role\":\"" + role.name() + "\"}";
    return server.opens().connect(DashboardPushes.NAMESPACE, auth);
  }

  private SocketLogin login(JsonNode auth) {
    String name = auth.path("name").asText();
    Role role = Role.valueOf(auth.path("role").asText().toUpperCase(Locale.ROOT));
    Caller caller = new Caller(id(name), name, role, new UUID(8, name.hashCode()));
    return logins.computeIfAbsent(
        name, any -> new SocketLogin(new Authenticated(caller, Instant.MAX)));
  }

  private static UUID id(String name) {
    return new UUID(7, name.hashCode());
  }

  private static String join(String scope) {
    return "2" + ADDRESS + "1[\"join-dashboard\",{\"scope\":\"" + scope + "\"}]";
  }

  private void happens(String name) {
    numbers.stories.incrementAndGet();
    pushes.changed(id(name));
  }

  private void passes(long millis) {
    for (long left = millis; left > 0; left -= 10) { // the two clocks go together
      clock.advance(Duration.ofMillis(Math.min(10, left)));
      server.timer().advance(Math.min(10, left));
    }
    server.timer().advance(0);
  }

  private static List<String> told(TestClient client, int events) {
    List<String> told = new ArrayList<>();
    for (int i = 0; i < events; i++) {
      JsonNode event = event(client.next());
      JsonNode payload = event.path(1);
      told.add(
          switch (event.path(0).asText()) {
            case "stats:update" -> "stats:update " + payload.path("totalStories").asInt();
            case "chart:update" -> "chart:update " + payload.path("chartType").asText();
            default -> event.path(0).asText();
          });
    }
    return told;
  }

  private static JsonNode event(String packet) {
    assertTrue(packet.startsWith("2" + ADDRESS), packet);
    try {
      return Json.mapper().readTree(packet.substring(1 + ADDRESS.length()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(packet, e);
    }
  }

  private Namespace namespace() {
    return server.sockets().of(DashboardPushes.NAMESPACE);
  }

  /** Only the number of stories ever changes. */
  private static final class Numbers extends DashboardService {
    final AtomicInteger stories = new AtomicInteger();
    final AtomicInteger asked = new AtomicInteger();
    volatile boolean away;

    @Override
    DashboardStatsView stats(DashboardScope scope, TimeRange range) {
      asked.incrementAndGet();
      if (away) {
        throw new IllegalStateException("no database, on purpose");
      }
      return DashboardStatsView.of(stories.get(), 0, 0, 0, new JobTotals(0, 0, 0));
    }

    @Override
    ProcessingChartView processing(DashboardScope scope, TimeRange range) {
      return new ProcessingChartView(range, ProcessingChartView.Interval.DAY, List.of());
    }

    @Override
    GenreChartView genres(DashboardScope scope, TimeRange range) {
      return new GenreChartView(range, List.of(), 0);
    }

    @Override
    Page<ActivityView> activity(DashboardScope scope, ActivityQuery query) {
      UUID id = new UUID(1, 1);
      return new Page<>(
          List.of(new ActivityView(id, "story.created", "x", id, id, ActivityView.Level.INFO, NOW)),
          null);
    }
  }
}
