package live.grandstand.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import live.grandstand.app.Api.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Emits, rooms, sockets and service tokens over REST, with a client that is connected. */
@ExtendWith(Product.class)
class EmitIT {
  private static final Map<String, Object> NEWS = Map.of("event", "news", "data", Map.of("n", 1));
  private static final String NOBODY = "AAAAAAAAAAAAAAAAAAAA";

  private static Api api;
  private static Person admin;
  private static Person ada;

  @BeforeAll
  static void start() {
    api = Product.api();
    admin = Product.admin();
    ada = Person.registered(api);
  }

  @TestFactory
  Stream<DynamicTest> whoMayCallWhat() {
    Api emits = service("emit");
    Api rooms = service("rooms");
    Api hooks = service("hooks");
    String id = UUID.randomUUID().toString();
    return Stream.of(
            new Row("POST", "emit/user/" + id, emits, 202),
            new Row("POST", "emit/users", emits, 400),
            new Row("POST", "emit/room/chess", emits, 202),
            new Row("POST", "emit/broadcast", emits, 202),
            new Row("PUT", "sockets/" + NOBODY + "/rooms/chess", rooms, 204),
            new Row("DELETE", "sockets/" + NOBODY + "/rooms/chess", rooms, 204),
            new Row("GET", "admin/sockets", admin.api(), 200),
            new Row("DELETE", "admin/sockets/" + NOBODY, admin.api(), 404),
            new Row("GET", "admin/rooms", admin.api(), 200),
            new Row("GET", "admin/stats", admin.api(), 200),
            new Row("POST", "admin/service-tokens", admin.api(), 400),
            new Row("GET", "admin/service-tokens", admin.api(), 200),
            new Row("DELETE", "admin/service-tokens/" + id, admin.api(), 404))
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.method + " " + row.path,
                    () -> {
                      Problems.refused(401, row.sent(api));
                      Problems.refused(401, row.sent(api.withToken("gst_" + "x".repeat(43))));
                      Problems.refused(403, row.sent(ada.api()));
                      Problems.refused(403, row.sent(hooks));
                      assertEquals(row.status, row.sent(row.who).status());
                      assertEquals(row.status, row.sent(admin.api()).status());
                      assertEquals(row.who == rooms ? 204 : 403, row.sent(rooms).status());
                    }));
  }

  private record Row(String method, String path, Api who, int status) {
    Answer sent(Api door) {
      return switch (method) {
        case "GET" -> door.get(path);
        case "DELETE" -> door.delete(path);
        case "POST" -> door.post(path, path.startsWith("admin") ? Map.of() : Map.of("event", "x"));
        default -> door.send(method, path, "{}");
      };
    }
  }

  @Test
  void whatAServiceEmitsArrives() {
    Api service = service("emit");
    PolledSocket socket = new PolledSocket(Product.uri(), ada.api().token());
    String users = "{\"event\":\"some\",\"userIds\":[\"" + ada.id() + "\"],\"volatile\":false}";

    for (Answer answer :
        List.of(
            service.post("emit/user/" + ada.id(), NEWS),
            service.send("POST", "emit/users", users),
            service.post("emit/room/user:" + ada.id(), Map.of("event", "room")),
            service.post("emit/broadcast", Map.of("event", "all", "data", "x")))) {
      assertEquals(202, answer.status(), answer.text());
      assertEquals("{\"delivered\":\"queued\"}", answer.text());
    }

    for (String event :
        List.of("[\"news\",{\"n\":1}", "[\"some\"", "[\"room\"", "[\"all\",\"x\"")) {
      socket.read(event);
    }
  }

  @Test
  void aSocketIsPutIntoARoomAndTakenOutOfIt() {
    Api rooms = service("rooms");
    PolledSocket socket = new PolledSocket(Product.uri(), ada.api().token());
    String path = "sockets/" + socket.sid() + "/rooms/";

    assertEquals(204, rooms.send("PUT", path + "chess", "{}").status());
    JsonNode listed = admin.api().get("admin/rooms?q=CHESS").json().get("items");
    assertEquals(1, listed.size(), listed::toString);
    assertEquals(1, listed.at("/0/sockets").asInt());
    assertEquals(204, rooms.delete(path + "chess").status());

    assertEquals(0, admin.api().get("admin/rooms?q=chess").json().get("items").size());
    for (String room : List.of("user:" + ada.id(), UUID.randomUUID().toString(), NOBODY)) {
      Problems.refused(403, rooms.send("PUT", path + room, "{}"));
      Problems.refused(403, rooms.delete(path + room));
    }
    Problems.refused(400, rooms.send("PUT", "sockets/chess/rooms/go", "{}"));
  }

  @Test
  void whatCannotBeEmittedIsNamed() {
    List<String> tooMany = Collections.nCopies(1_001, UUID.randomUUID().toString());
    Map<String, Map<String, ?>> bad =
        Map.of(
            "event", Map.of("event", "connect"),
            "data.secret", Map.of("event", "x", "data.secret", 1),
            "namespace", Map.of("event", "x", "namespace", "nowhere"),
            "userIds", Map.of("event", "x", "userIds", tooMany));

    bad.forEach(
        (field, body) -> {
          Answer answer = admin.api().post("emit/users", body);
          Problems.refused(400, answer);
          Problems.names(field, answer);
        });
    Answer large =
        admin.api().post("emit/broadcast", Map.of("event", "x", "data", "x".repeat(66_000)));
    Problems.refused(413, large);
    Problems.refused(400, admin.api().post("emit/broadcast", Map.of("event", "")));
    Problems.refused(400, admin.api().post("emit/broadcast", Map.of("data", 1)));
  }

  @Test
  void whatAnAdministratorEmitsIsAuditedAndWhatAServiceEmitsIsNot() {
    String other = UUID.randomUUID().toString();

    admin.api().post("emit/user/" + other, NEWS);
    service("emit").post("emit/user/" + other, NEWS);

    JsonNode found = admin.api().get("admin/audit?target=" + other).json().get("items");
    assertEquals(1, found.size(), found::toString);
    assertEquals("emit.user", found.at("/0/action").asText());
    assertEquals("news", found.at("/0/details/event").asText());
    assertFalse(found.at("/0/details").has("data"));
  }

  @Test
  void anAdministratorSeesASocketAndDisconnectsIt() {
    Person bob = Person.registered(api);
    PolledSocket his = new PolledSocket(Product.uri(), bob.api().token());

    JsonNode seen = admin.api().get("admin/sockets?userId=" + bob.id()).json().at("/items/0");
    assertEquals(his.sid(), seen.get("sid").asText());
    assertEquals("/", seen.get("namespace").asText());
    assertEquals("polling", seen.get("transport").asText());
    assertEquals(bob.name(), seen.get("username").asText());
    assertEquals(204, admin.api().delete("admin/sockets/" + his.sid()).status());

    his.read("41");
    Problems.refused(404, admin.api().delete("admin/sockets/" + his.sid()));
    Problems.refused(400, admin.api().delete("admin/sockets/user:" + ada.id()));
    JsonNode entry = admin.api().get("admin/audit?target=" + his.sid()).json().at("/items/0");
    assertEquals("socket.disconnected", entry.get("action").asText());
    assertEquals(bob.id(), entry.at("/details/userId").asText());
    for (String bad : List.of("userId=me", "limit=0", "cursor=x")) {
      Answer answer = admin.api().get("admin/sockets?" + bad);
      Problems.refused(400, answer);
      Problems.names(bad.substring(0, bad.indexOf('=')), answer);
    }
  }

  @Test
  void theFiguresOfNowAreThere() {
    new PolledSocket(Product.uri(), ada.api().token());

    JsonNode stats = admin.api().get("admin/stats").json();

    assertEquals(1, stats.get("nodes").size());
    assertTrue(stats.at("/connections/polling").asInt() >= 1, stats::toString);
    assertTrue(stats.at("/connections").has("websocket"));
    assertTrue(stats.at("/sockets").get("/").asInt() >= 1);
    assertTrue(stats.get("rooms").asInt() >= 1);
    assertTrue(stats.get("messagesPerSecond").isNumber());
    assertTrue(stats.get("deliveriesPerSecond").isNumber());
    assertTrue(stats.at("/memory/heapUsed").asLong() > 0);
  }

  @Test
  void aServiceTokenIsShownOnceListedWithoutItAndRevoked() {
    Map<String, Object> wanted = Map.of("name", "stories", "scopes", List.of("emit", "rooms"));

    Answer made = admin.api().post("admin/service-tokens", wanted);

    assertEquals(201, made.status(), made.text());
    String id = made.text("/id");
    String token = made.text("/token");
    assertTrue(token.startsWith("gst_"));
    assertTrue(made.header("Location").endsWith("/api/admin/service-tokens/" + id));
    Answer list = admin.api().get("admin/service-tokens?limit=100");
    assertTrue(list.text().contains(id));
    assertFalse(list.text().contains(token));
    Api service = api.withToken(token);
    assertEquals(202, service.post("emit/broadcast", Map.of("event", "x")).status());
    assertEquals(204, admin.api().delete("admin/service-tokens/" + id).status());
    Problems.refused(401, service.post("emit/broadcast", Map.of("event", "x")));
    assertEquals(204, admin.api().delete("admin/service-tokens/" + id).status());
    String trail = admin.api().get("admin/audit?target=" + id).text();
    assertTrue(trail.contains("service_token.created") && trail.contains("service_token.revoked"));
    assertFalse(trail.contains(token));
    for (String bad :
        List.of(
            "{'scopes':['emit']}",
            "{'name':'x','scopes':[]}",
            "{'name':'x','scopes':['root']}",
            "{'name':'x','scopes':['emit'],'token':'gst_x'}",
            "{'name':'x','scopes':['emit'],'expiresAt':'2020-01-01T00:00:00Z'}")) {
      Problems.refused(
          400, admin.api().send("POST", "admin/service-tokens", bad.replace('\'', '"')));
    }
  }

  private static Api service(String scope) {
    Answer made =
        admin.api().post("admin/service-tokens", Map.of("name", scope, "scopes", List.of(scope)));
    assertEquals(201, made.status(), made.text());
    return api.withToken(made.text("/token"));
  }
}
