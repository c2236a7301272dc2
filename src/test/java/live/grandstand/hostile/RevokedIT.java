package live.grandstand.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import live.grandstand.app.Product;
import live.grandstand.platform.Json;
import live.grandstand.testing.Await;
import live.grandstand.testing.Backstage;
import live.grandstand.testing.Backstage.Person;
import live.grandstand.testing.GrandstandProcess;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Somebody is shut out, by SQL as another node would write it or by an administrator's call: out
 * within two seconds whatever they came in by, and not back (realtime.md §2).
 */
@ExtendWith(Product.class)
class RevokedIT {
  private static final Duration LIMIT = Duration.ofSeconds(2);
  private static final Pattern PORT = Pattern.compile("Embedded PostgreSQL in .* on port (\\d+)");

  private static GrandstandProcess grandstand;
  private static Backstage backstage;

  /** What is written, and the reason that whoever comes back is told. */
  enum Blow {
    LOGGED_OUT("update sessions set active = false where user_id = ?", "revoked"),
    LOGIN_EXPIRED("update sessions set expires_at = now() where user_id = ?", "revoked"),
    LOGIN_DELETED("delete from sessions where user_id = ?", "revoked"),
    BANNED("update users set status = 'BANNED' where id = ?", "inactive"),
    MADE_INACTIVE("update users set status = 'INACTIVE' where id = ?", "inactive");

    private final String sql;
    private final String reason;

    Blow(String sql, String reason) {
      this.sql = sql;
      this.reason = reason;
    }
  }

  @BeforeAll
  static void start() {
    grandstand = Product.process();
    backstage = new Backstage(grandstand);
  }

  @ParameterizedTest
  @EnumSource
  void whoIsShutOutIsOutWithinTwoSecondsAndNotBack(Blow blow) throws Throwable {
    Person eve = register(blow);

    isOutAndNotBack(blow + " by SQL", eve, blow.reason, () -> write(blow.sql, eve));
  }

  @Test
  void whomAnAdministratorBansIsOutWithinTwoSecondsOffTheAirAndNotBack() throws Throwable {
    Person admin = backstage.signIn("admin", Product.ADMIN_PASSWORD);
    Person eve = register(Blow.BANNED);
    String stream = backstage.goLive(eve);

    isOutAndNotBack("BANNED by REST", eve, Blow.BANNED.reason, () -> ban(admin, eve));

    assertEquals("ended", called("GET", "streams/" + stream, "", Map.of()).at("/status").asText());
    assertRefused(called("GET", "users/me", eve.token(), Map.of()));
    assertRefused(called("POST", "auth/refresh", "", Map.of("refreshToken", eve.refreshToken())));
    String password = Backstage.passwordOf(eve.username());
    JsonNode login =
        called("POST", "auth/login", "", Map.of("username", eve.username(), "password", password));
    assertRefused(login);
    assertEquals("Account is not active", login.path("detail").asText());
  }

  private static void ban(Person admin, Person eve) throws Exception {
    JsonNode banned =
        called("PATCH", "admin/users/" + eve.id(), admin.token(), Map.of("status", "banned"));
    assertEquals("banned", banned.path("status").asText(), banned::toString);
  }

  private static JsonNode called(String method, String path, String token, Map<String, String> body)
      throws Exception {
    return Json.mapper().readTree(backstage.call(method, path, token, body).body());
  }

  private static void assertRefused(JsonNode problem) {
    assertEquals(401, problem.path("status").asInt(), problem::toString);
  }

  /** With a WebSocket and a held poll open, and a socket that was cut off and may be recovered. */
  private static void isOutAndNotBack(String what, Person eve, String reason, Executable blow)
      throws Throwable {
    Visit visit = new Visit(grandstand.port(), eve.token(), "", List.of());
    Socket lost = connect(visit, "");
    lost.wire().reset();
    Polling polling = poll(visit);
    try (RawWebSocket open = connect(visit, "").wire();
        Wire held = visit.request(polling.query())) {
      long begun = System.nanoTime();
      blow.execute();

      assertEquals("41", open.readText());
      long webSocketTook = millisSince(begun);
      String answer = held.answer().body();
      long pollTook = millisSince(begun);
      System.out.printf(
          "%s: WebSocket out after %d ms, poll after %d ms%n", what, webSocketTook, pollTook);
      assertTrue(answer.startsWith("41"), answer);
      assertTrue(webSocketTook < LIMIT.toMillis(), webSocketTook + " ms");
      assertTrue(pollTook < LIMIT.toMillis(), pollTook + " ms");
    }

    assertEquals(refusal(reason), read(answer(visit, "")));
    assertEquals(refusal(reason), read(answer(visit, lost.asked())));
    assertEquals(refusal(reason), read(pollAnswer(visit)));
  }

  private static JsonNode refusal(String reason) throws IOException {
    return Json.mapper()
        .readTree(
            """
            {"message": "Authentication error",
             "data": {"code": "unauthorized", "reason": "%s"}}"""
                .formatted(reason));
  }

  private static JsonNode read(String connectError) throws IOException {
    assertTrue(connectError.startsWith("44"), connectError);
    return Json.mapper().readTree(connectError.substring(2));
  }

  @Test
  void whoIsForgivenStartsAfresh() throws Exception {
    Person eve = register(Blow.BANNED);
    Visit visit = new Visit(grandstand.port(), eve.token(), "", List.of());
    Socket lost = connect(visit, "");
    lost.wire().reset();
    try (RawWebSocket witness = connect(visit, "").wire()) {
      write(Blow.BANNED.sql, eve);
      assertEquals("41", witness.readText());
    }
    write("update users set status = 'ACTIVE' where id = ?", eve);
    Await.until("she may come in", () -> mayComeIn(visit));

    String answer = answer(visit, lost.asked());
    assertTrue(answer.startsWith("40{"), answer);
    assertNotEquals(lost.sid(), part(answer, "sid"));
  }

  @Test
  void whoIsCutOffAndNotShutOutGetsTheSocketBack() throws Exception {
    Person ann = backstage.register("ann");
    Visit visit = new Visit(grandstand.port(), ann.token(), "", List.of());
    Socket lost = connect(visit, "");
    lost.wire().reset();

    assertEquals(lost.sid(), part(answer(visit, lost.asked()), "sid"));
  }

  @Test
  void anOpenSocketKnowsAChangedRoleWithinTwoSeconds() throws Exception {
    Person ann = backstage.register("promoted");
    Visit visit = new Visit(grandstand.port(), ann.token(), "", List.of());
    try (RawWebSocket socket = connect(visit, "").wire()) {
      assertEquals("user", role(socket));
      write("update users set role = 'ADMIN' where id = ?", ann);
      Await.until("she is an admin", LIMIT, Duration.ofMillis(100), () -> isAdmin(socket));
    }
  }

  // ---- sockets ---------------------------------------------------------------------------------

  /** A socket, and how its client would ask for it back. */
  private record Socket(RawWebSocket wire, String sid, String asked) {}

  private static Socket connect(Visit visit, String more) throws IOException {
    RawWebSocket wire = visit.open();
    wire.text(packet(visit, more));
    String answer = wire.readText();
    visit.expect("40{", answer);
    String greeting = wire.readText();
    visit.expect("42[\"connected\"", greeting);
    String offset = greeting.substring(greeting.lastIndexOf(",\"") + 2, greeting.length() - 2);
    String asked = ",\"pid\":\"%s\",\"offset\":\"%s\"".formatted(part(answer, "pid"), offset);
    return new Socket(wire, part(answer, "sid"), asked);
  }

  private static String packet(Visit visit, String more) {
    return "40{\"token\":\"" + visit.token() + "\"" + more + "}";
  }

  /** The answer to CONNECT. */
  private static String answer(Visit visit, String more) throws IOException {
    try (RawWebSocket wire = visit.open()) {
      return wire.text(packet(visit, more)).readText();
    }
  }

  private static boolean mayComeIn(Visit visit) {
    try {
      return answer(visit, "").startsWith("40{");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private record Polling(String query) {}

  private static Polling poll(Visit visit) throws IOException {
    String query = "?EIO=4&transport=polling&sid=" + visit.pollingSession();
    post(visit, query, packet(visit, ""));
    StringBuilder greeting = new StringBuilder();
    while (greeting.indexOf("42[\"connected\"") < 0) {
      greeting.append(visit.get(query, 200));
    }
    return new Polling(query);
  }

  private static String pollAnswer(Visit visit) throws IOException {
    String query = "?EIO=4&transport=polling&sid=" + visit.pollingSession();
    post(visit, query, packet(visit, ""));
    return visit.get(query, 200);
  }

  private static void post(Visit visit, String query, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    try (Wire wire = new Wire(visit.port())) {
      wire.send(
          "POST /socket.io/%s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n\r\n"
              .formatted(query, bytes.length));
      assertEquals(200, wire.send(bytes).answer().status());
    }
  }

  private static boolean isAdmin(RawWebSocket socket) {
    try {
      return role(socket).equals("admin");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String role(RawWebSocket socket) throws IOException {
    return part(socket.text("42[\"user-info\"]").readText(), "role");
  }

  private static String part(String answer, String name) {
    int from = answer.indexOf("\"" + name + "\":\"") + name.length() + 4;
    return answer.substring(from, answer.indexOf('"', from));
  }

  // ---- behind the scenes -----------------------------------------------------------------------

  private static Person register(Blow blow) throws Exception {
    return backstage.register(
        blow.name().toLowerCase(java.util.Locale.ROOT)
            + UUID.randomUUID().toString().substring(24));
  }

  private static void write(String sql, Person about) throws SQLException {
    Matcher port = PORT.matcher(grandstand.output());
    assertTrue(port.find(), grandstand::output);
    String url = "jdbc:postgresql://localhost:" + port.group(1) + "/postgres";
    try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, UUID.fromString(about.id()));
      assertEquals(1, statement.executeUpdate());
    }
  }

  private static long millisSince(long nanos) {
    return (System.nanoTime() - nanos) / 1_000_000;
  }
}
