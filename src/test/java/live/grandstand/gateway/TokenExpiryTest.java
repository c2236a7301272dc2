package live.grandstand.gateway;

import static live.grandstand.gateway.KnownTokens.sessionId;
import static live.grandstand.gateway.KnownTokens.userId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import live.grandstand.accounts.SessionEnded;
import live.grandstand.socketio.TestClient;
import live.grandstand.socketio.TestServer;
import live.grandstand.testing.ManualClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that expire while their sockets are open (realtime.md §2). */
class TokenExpiryTest {
  private static final String EXPIRED = "2[\"token_expired\",{}]";
  private static final String LATER = "2026-11-21T09:15:10.000Z";

  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-21T09:00:00Z"));
  private final TestServer server = new TestServer(new AppErrors());
  private final KnownTokens tokens = new KnownTokens(clock);
  private final SessionSockets logins = new SessionSockets();
  private final TokenExpiry expiry = new TokenExpiry();

  @BeforeEach
  void routes() {
    logins.server = server.sockets();
    logins.sessions = tokens;
    expiry.server = server.sockets();
    expiry.sessions = tokens;
    expiry.logins = logins;
    expiry.clock = clock;
    TokenGuard guard = new TokenGuard();
    guard.sessions = tokens;
    for (String name : new String[] {"/", "/images"}) {
      server
          .sockets()
          .of(name)
          .guard(guard)
          .onConnect(new SocketHandlers()::joinUserRoom)
          .on("refresh_token", RefreshToken.class, expiry::refresh);
    }
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aSocketIsToldOnceWhenItsTokenExpiresAndNotBefore() {
    TestClient ann = connected("ann 1 10");
    TestClient bob = connected("bob 2");
    passes(9_999);
    ann.expectsNothingMore();

    passes(1);
    ann.expects(EXPIRED);

    passes(29_999);
    ann.expectsNothingMore();
    bob.expectsNothingMore();
  }

  @Test
  void aSocketThatBringsNoOtherTokenWithinThirtySecondsIsDisconnected() {
    TestClient ann = connected("ann 1 10");
    TestClient bob = connected("bob 2");
    passes(10_000);
    passes(30_000);

    ann.expects(EXPIRED, "1");
    ann.closed();
    bob.expectsNothingMore();
  }

  @Test
  void eachNamespaceKnowsItsOwnToken() {
    TestClient ann = connected("ann 1 10").connect("/images", "{\"token\":\"ann 1 20\"}");
    passes(10_000);
    ann.expects(EXPIRED);

    passes(10_000);
    ann.expects("2/images,[\"token_expired\",{}]");
    ann.sends("2/images,5[\"refresh_token\",{\"token\":\"ann 1\"}]");
    ann.expects("3/images,5[{\"ok\":true,\"expiresAt\":\"2026-11-21T09:15:20.000Z\"}]");

    passes(20_000);
    ann.expects("1");
    passes(600_000);
    ann.sends("2/images,6[\"refresh_token\",{\"token\":\"ann 1\"}]");
    assertTrue(ann.next().startsWith("3/images,6[{\"ok\":true"));
  }

  @ParameterizedTest
  @ValueSource(ints = {10_000, 5_000})
  void anotherTokenIsGoodUntilItExpiresItself(int after) {
    TestClient ann = connected("ann 1 10");
    passes(after);
    if (after == 10_000) {
      ann.expects(EXPIRED);
    }
    ann.sends("25[\"refresh_token\",{\"token\":\"ann 1 %d\"}]".formatted(910 - after / 1_000));
    ann.expects("35[{\"ok\":true,\"expiresAt\":\"2026-11-21T09:15:10.000Z\"}]");

    passes(909_999 - after);
    ann.expectsNothingMore();
    passes(1);
    ann.expects(EXPIRED);
    passes(30_000);
    ann.expects("1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'token':'bob 2'}    | invalid | This token comes too late, or is somebody else's",
        "{'token':'expired'}  | expired | The token has expired",
        "{'token':'revoked'}  | revoked | The login was ended",
        "{'token':'inactive'} | inactive | Account is not active",
        "{'token':'rubbish'}  | invalid | The token is not valid",
        "{}                   | missing | An access token is needed"
      },
      quoteCharacter = '"')
  void aTokenThatIsNotGoodIsRefusedAndChangesNothing(
      String payload, String reason, String message) {
    TestClient ann = connected("ann 1 10");
    passes(10_000);
    ann.expects(EXPIRED);
    ann.sends("25[\"refresh_token\"," + payload.replace('\'', '"') + "]");

    String answer =
        "{\"ok\":false,\"message\":\"%s\",\"code\":\"unauthorized\",\"reason\":\"%s\"}"
            .formatted(message, reason);
    ann.expects("35[" + answer + "]");
    passes(30_000);
    ann.expects("1");
  }

  @Test
  void aPayloadThatIsNoneIsABadRequest() {
    TestClient ann = connected("ann 1 10");
    ann.sends("25[\"refresh_token\",\"ann 1\"]");

    ann.expects(
        "35[{\"ok\":false,\"message\":\"payload: an object is expected\",\"code\":\"bad_request\"}]");
  }

  @Test
  void withATokenOfAnotherLoginTheSocketBelongsToThatOne() {
    TestClient ann = connected("ann 1 10");
    ann.sends("25[\"refresh_token\",{\"token\":\"ann 2 910\"}]");
    ann.expects("35[{\"ok\":true,\"expiresAt\":\"" + LATER + "\"}]");

    logins.disconnect(new SessionEnded(userId("ann"), Set.of(sessionId(1))));
    ann.expectsNothingMore();
    logins.disconnect(new SessionEnded(userId("ann"), Set.of(sessionId(2))));
    ann.expects("1");
  }

  @Test
  void whoHasLeftIsNotLookedAtAnyMore() {
    TestClient ann = connected("ann 1 10");
    ann.goesAway();
    live.grandstand.testing.Await.until("she is gone", () -> server.main().sockets().isEmpty());

    passes(10_000);
    passes(30_000);

    assertEquals(0, server.timer().waiting());
  }

  private TestClient connected(String token) {
    return server.opens().connect("/", "{\"token\":\"" + token + "\"}");
  }

  private void passes(int millis) {
    clock.advance(Duration.ofMillis(millis));
    expiry.sweep();
  }
}
