package live.grandstand.gateway;

import static live.grandstand.gateway.KnownTokens.sessionId;
import static live.grandstand.gateway.KnownTokens.userId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import live.grandstand.accounts.AccountStatus;
import live.grandstand.accounts.Caller;
import live.grandstand.accounts.LoginChanges;
import live.grandstand.accounts.Role;
import live.grandstand.accounts.UserChanged;
import live.grandstand.socketio.TestClient;
import live.grandstand.socketio.TestServer;
import live.grandstand.testing.Await;
import live.grandstand.testing.QuietLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sockets follow what becomes of their logins, whoever wrote it (realtime.md §2). */
class LoginWatchTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T09:00:00Z"), ZoneOffset.UTC);

  private final TestServer server = new TestServer(Duration.ofMinutes(2), new AppErrors());
  private final Table table = new Table();
  private final SessionSockets logins = new SessionSockets();
  private final LoginWatch watch = new LoginWatch();

  @BeforeEach
  void routes() {
    KnownTokens tokens = new KnownTokens(CLOCK);
    logins.server = server.sockets();
    logins.sessions = tokens;
    watch.server = server.sockets();
    watch.changes = table;
    watch.sockets = logins;
    TokenGuard guard = new TokenGuard();
    guard.sessions = tokens;
    SocketHandlers sockets = new SocketHandlers();
    for (String name : new String[] {"/", "/images"}) {
      server
          .sockets()
          .of(name)
          .guard(guard)
          .onConnect(sockets::joinUserRoom)
          .on("user-info", JsonNode.class, sockets::userInfo);
    }
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void whoseLoginIsOverIsDisconnectedInEveryNamespaceAndOthersStay() {
    TestClient phone = connected("ann 1").connect("/images", "{\"token\":\"ann 1\"}");
    TestClient laptop = connected("ann 2");
    TestClient bob = connected("bob 3");
    watch.look();
    phone.expectsNothingMore();

    table.changes.put(sessionId(1), Optional.empty());
    watch.look();

    assertEquals(Set.of("1", "1/images,"), Set.of(phone.next(), phone.next()));
    phone.closed();
    laptop.expectsNothingMore();
    bob.expectsNothingMore();
  }

  @Test
  void anOpenSocketKnowsTheNewRole() {
    TestClient ann = connected("ann 1");
    TestClient bob = connected("bob 2");
    assertEquals("user", role(ann));

    table.changes.put(sessionId(1), Optional.of(Role.ADMIN));
    watch.look();

    assertEquals("admin", role(ann));
    assertEquals("user", role(bob));
    watch.look();
    assertTrue(table.asked.contains(caller("ann", Role.ADMIN, 1)), table.asked::toString);
  }

  @Test
  void whoIsAwayIsAskedForTooAndStartsAfreshIfEver() {
    TestClient ann = server.opens().sends("0{\"token\":\"ann 1\"}");
    String answer = ann.next();
    TestClient bob = server.opens().sends("0{\"token\":\"bob 2\"}");
    String bobsAnswer = bob.next();
    ann.goesAway();
    bob.goesAway();
    Await.until("both are away", () -> server.main().lostSockets() == 2);

    table.changes.put(sessionId(1), Optional.empty());
    watch.look();

    assertEquals(Set.of(caller("ann", Role.USER, 1), caller("bob", Role.USER, 2)), table.asked);
    assertEquals(1, server.main().lostSockets());
    assertNotEquals(part(answer, "sid"), part(back("ann 1", answer), "sid"));
    assertEquals(part(bobsAnswer, "sid"), part(back("bob 2", bobsAnswer), "sid"));
  }

  @Test
  void nobodyIsThrownOutWhenPostgresIsAway() {
    TestClient ann = connected("ann 1");
    table.changes.put(sessionId(1), Optional.empty());
    table.away = true;
    try (QuietLog quiet = QuietLog.of(LoginWatch.class)) {
      watch.look();
      watch.look();
    }
    ann.expectsNothingMore();

    table.away = false;
    watch.look();
    ann.expects("1");
  }

  @Test
  void nothingIsAskedWhenNobodyIsHere() {
    watch.look();

    assertEquals(0, table.questions);
  }

  @Test
  void manySocketsOfOneLoginAreOneInTheQuestion() {
    connected("ann 1").connect("/images", "{\"token\":\"ann 1\"}");
    connected("ann 1");
    watch.look();

    assertEquals(Set.of(caller("ann", Role.USER, 1)), table.asked);
    assertEquals(1, table.questions);
  }

  @Test
  void aBanOnThisNodeCountsAtOnce() {
    TestClient ann = connected("ann 1").connect("/images", "{\"token\":\"ann 2\"}");
    TestClient bob = connected("bob 3");
    ann.expectsNothingMore(); // so that she is in her rooms
    TestClient away = connected("ann 4");
    away.expectsNothingMore();
    away.goesAway();
    Await.until("it is away", () -> server.main().lostSockets() == 1);

    logins.follow(new UserChanged(userId("ann"), Role.USER, AccountStatus.BANNED));

    assertEquals(Set.of("1", "1/images,"), Set.of(ann.next(), ann.next()));
    assertEquals(0, server.main().lostSockets());
    bob.expectsNothingMore();
  }

  @Test
  void aRoleThatIsChangedOnThisNodeCountsAtOnce() {
    TestClient ann = connected("ann 1");
    ann.expectsNothingMore();

    logins.follow(new UserChanged(userId("ann"), Role.PREMIUM, AccountStatus.ACTIVE));

    assertEquals("premium", role(ann));
  }

  private TestClient connected(String token) {
    return server.opens().connect("/", "{\"token\":\"" + token + "\"}");
  }

  private String back(String token, String answer) {
    return server
        .opens()
        .sends("0{\"token\":\"%s\",\"pid\":\"%s\"}".formatted(token, part(answer, "pid")))
        .next();
  }

  private static String part(String answer, String name) {
    int from = answer.indexOf("\"" + name + "\":\"") + name.length() + 4;
    return answer.substring(from, answer.indexOf('"', from));
  }

  private static String role(TestClient client) {
    String info = client.sends("2[\"user-info\"]").next();
    return part(info, "role");
  }

  private static Caller caller(String name, Role role, int login) {
    return new Caller(userId(name), name, role, sessionId(login));
  }

  /** What the database would say. */
  private static final class Table extends LoginChanges {
    private final Map<UUID, Optional<Role>> changes = new HashMap<>();
    private Set<Caller> asked = Set.of();
    private int questions;
    private boolean away;

    @Override
    public Map<UUID, Optional<Role>> since(Collection<Caller> known) {
      questions++;
      asked = Set.copyOf(known);
      if (away) {
        throw new IllegalStateException("for the test");
      }
      Set<UUID> sessions = known.stream().map(Caller::sessionId).collect(Collectors.toSet());
      Map<UUID, Optional<Role>> answer = new HashMap<>(changes);
      answer.keySet().retainAll(sessions);
      return answer;
    }
  }
}
