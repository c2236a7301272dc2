package live.grandstand.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
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

/** Administration over REST (rest.md "Emitting and administration"), in the running product. */
@ExtendWith(Product.class)
class AdminIT {
  private static Api api;
  private static Person admin;

  @BeforeAll
  static void start() {
    api = Product.api();
    admin = Product.admin();
  }

  @TestFactory
  Stream<DynamicTest> administrationIsForAdministrators() {
    Person user = Person.registered(api);
    String id = user.id();
    return Stream.of(
            "GET admin/users",
            "GET admin/users/" + id,
            "PATCH admin/users/" + id,
            "GET admin/users/" + id + "/sessions",
            "DELETE admin/users/" + id + "/sessions",
            "GET admin/streams",
            "POST admin/streams/" + id + "/end",
            "GET admin/audit")
        .map(
            route ->
                DynamicTest.dynamicTest(
                    route,
                    () -> {
                      Problems.refused(401, send(api, route));
                      Problems.refused(401, send(api.withToken("x.y.z"), route));
                      Problems.refused(403, send(user.api(), route));
                    }));
  }

  @Test
  void peopleAreFoundAndReadInFull() {
    Person ada = Person.registered(api);

    JsonNode found = admin.api().get("admin/users?role=user&status=active&q=" + ada.name()).json();

    assertEquals(1, found.get("items").size(), found::toString);
    assertEquals(ada.id(), found.at("/items/0/id").asText());
    assertTrue(found.get("nextCursor").isNull());
    assertEquals(ada.name(), admin.api().get("admin/users/" + ada.id()).text("/username"));
    assertEquals(
        0, admin.api().get("admin/users?role=admin&q=" + ada.name()).json().at("/items").size());
    Problems.refused(404, admin.api().get("admin/users/" + UUID.randomUUID()));
    for (String bad : List.of("role=root", "status=gone", "limit=0", "cursor=x", "q=%00")) {
      Answer answer = admin.api().get("admin/users?" + bad);
      Problems.refused(400, answer);
      Problems.names(bad.substring(0, bad.indexOf('=')), answer);
    }
  }

  @Test
  void aBanTakesEffectAndIsAudited() {
    Person ada = Person.registered(api);

    Answer changed = admin.api().patch("admin/users/" + ada.id(), Map.of("status", "banned"));

    assertEquals(200, changed.status(), changed.text());
    assertEquals("banned", changed.text("/status"));
    Problems.refused(401, ada.api().get("users/me"));
    JsonNode entry = audited("user.updated", ada.id());
    assertEquals(admin.id(), entry.at("/actor/id").asText());
    assertEquals("admin", entry.at("/actor/username").asText());
    assertEquals("user", entry.at("/target/type").asText());
    assertEquals("banned", entry.at("/details/status/to").asText());
    assertFalse(entry.get("address").asText().isBlank());
    assertFalse(entry.get("at").asText().isBlank());
  }

  @Test
  void onlyWhatAnAdministratorMayChangeIsTaken() {
    Person ada = Person.registered(api);
    String path = "admin/users/" + ada.id();

    for (String body : List.of("{'email':'a@b.c'}", "{'role':'root'}", "{'status':null}")) {
      Answer answer = admin.api().send("PATCH", path, body.replace('\'', '"'));
      Problems.refused(400, answer);
      Problems.names(body.substring(2, body.indexOf(':') - 1), answer);
    }
    Problems.refused(400, admin.api().send("PATCH", path, "[]"));
    Problems.refused(
        404, admin.api().patch("admin/users/" + UUID.randomUUID(), Map.of("role", "premium")));
    assertEquals(0, audit("target=" + ada.id()).size());
  }

  @Test
  void anAdministratorEndsAllLoginsOfAUser() {
    Person ada = Person.registered(api);
    String path = "admin/users/" + ada.id() + "/sessions";
    assertEquals(1, admin.api().get(path).json().at("/items").size());

    assertEquals(204, admin.api().delete(path).status());

    Problems.refused(401, ada.api().get("users/me"));
    assertEquals(0, admin.api().get(path).json().at("/items").size());
    assertEquals(1, audited("user.sessions_ended", ada.id()).at("/details/sessions").asInt());
    String nobody = "admin/users/" + UUID.randomUUID() + "/sessions";
    Problems.refused(404, admin.api().get(nobody));
    Problems.refused(404, admin.api().delete(nobody));
  }

  @Test
  void anAdministratorEndsSomebodysStream() {
    Person ada = Person.registered(api);
    String stream = ada.stream();
    Problems.refused(409, admin.api().post("admin/streams/" + stream + "/end"));
    ada.api().post("streams/" + stream + "/start");
    JsonNode live = admin.api().get("admin/streams?status=live&owner=" + ada.id()).json();
    assertEquals(stream, live.at("/items/0/id").asText());
    assertFalse(live.at("/items/0").has("streamKey"));

    Answer ended = admin.api().post("admin/streams/" + stream + "/end");

    assertEquals(200, ended.status(), ended.text());
    assertEquals("ended", ended.text("/status"));
    assertEquals(ada.id(), audited("stream.ended", stream).at("/details/ownerId").asText());
    Problems.refused(404, admin.api().post("admin/streams/" + UUID.randomUUID() + "/end"));
  }

  @Test
  void theOrdinaryDoorsAreAuditedForSomebodyElsesStreamOnly() {
    Person ada = Person.registered(api);
    String hers = ada.stream();
    String own = admin.stream();

    for (String stream : List.of(hers, own)) {
      String path = "streams/" + stream;
      assertEquals(200, admin.api().patch(path, Map.of("title", "Go")).status());
      assertEquals(200, admin.api().patch(path, Map.of("title", "Go")).status());
      assertEquals(200, admin.api().post(path + "/start").status());
      assertEquals(204, admin.api().delete(path).status());
    }

    assertEquals(
        List.of("stream.deleted", "stream.started", "stream.updated"),
        audit("target=" + hers).findValuesAsText("action"));
    assertEquals(0, audit("target=" + own).size());
  }

  @Test
  void theAuditTrailIsNarrowedAndPaged() {
    Person ada = Person.registered(api);
    for (String role : List.of("premium", "user", "premium")) {
      admin.api().patch("admin/users/" + ada.id(), Map.of("role", role));
    }
    String path = "admin/audit?limit=2&action=user.updated&actor=" + admin.id() + "&target=";

    JsonNode first = admin.api().get(path + ada.id()).json();
    JsonNode second =
        admin.api().get(path + ada.id() + "&cursor=" + first.get("nextCursor").asText()).json();

    assertEquals(2, first.get("items").size());
    assertEquals(1, second.get("items").size());
    assertTrue(second.get("nextCursor").isNull());
    assertEquals(0, audit("to=2020-01-01T00:00:00Z").size());
    assertEquals(3, audit("from=2020-01-01T00:00:00Z&target=" + ada.id()).size());
    for (String bad : List.of("actor=me", "action=x", "from=x", "to=x", "limit=x", "cursor=x")) {
      Answer answer = admin.api().get("admin/audit?" + bad);
      Problems.refused(400, answer);
      Problems.names(bad.substring(0, bad.indexOf('=')), answer);
    }
  }

  private static JsonNode audited(String action, String target) {
    JsonNode found = audit("action=" + action + "&target=" + target);
    assertEquals(1, found.size(), found::toString);
    return found.get(0);
  }

  private static JsonNode audit(String query) {
    Answer answer = admin.api().get("admin/audit?" + query);
    assertEquals(200, answer.status(), answer.text());
    return answer.json().get("items");
  }

  private static Answer send(Api door, String route) {
    String[] parts = route.split(" ");
    return switch (parts[0]) {
      case "GET" -> door.get(parts[1]);
      case "DELETE" -> door.delete(parts[1]);
      default -> door.send(parts[0], parts[1], Map.of());
    };
  }
}
