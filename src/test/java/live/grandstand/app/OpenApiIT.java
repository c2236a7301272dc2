package live.grandstand.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import live.grandstand.app.Api.Answer;
import live.grandstand.openapi.RestMethod;
import live.grandstand.testing.Form;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * {@code /openapi} of the running product: all calls are in it, each has been made here, and what
 * was answered is as it says ({@link Contract} looks at every answer).
 */
@ExtendWith(Product.class)
class OpenApiIT {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String ANY_ID = "0196f3a2-7c00-7000-8000-000000000001";

  /** Granted only where tokens are signed with a pair of keys: RestartIT. */
  private static final String KEYS = "getPublicKeys";

  private static Contract contract;
  private static Api api;
  private static Person admin;
  private static Person user;
  private static Api service;
  private static Api hooks;

  @BeforeAll
  static void start() {
    api = Product.api();
    contract = Contract.of(Product.uri());
    admin = Product.admin();
    user = Person.registered(api);
    service = withToken("emit", "rooms");
    hooks = withToken("hooks");
  }

  private static Api withToken(String... scopes) {
    Map<String, Object> wanted = Map.of("name", "openapi", "scopes", List.of(scopes));
    return api.withToken(admin.api().post("admin/service-tokens", wanted).text("/token"));
  }

  @Test
  void theServerTellsWhatTheFileTells() throws IOException {
    try (InputStream file = getClass().getResourceAsStream("/META-INF/openapi.json")) {
      JsonNode written = MAPPER.readTree(file);
      ObjectNode served = contract.document().deepCopy();

      served.remove("endpoints"); // Payara's own

      assertEquals(withoutEmpty(written), withoutEmpty(served));
    }
  }

  /** Payara also leaves out what is empty. */
  private static JsonNode withoutEmpty(JsonNode node) {
    if (node instanceof ObjectNode object) {
      ObjectNode rest = MAPPER.createObjectNode();
      for (Map.Entry<String, JsonNode> field : new TreeMap<>(fields(object)).entrySet()) {
        JsonNode value = withoutEmpty(field.getValue());
        if (!value.isNull()
            && !value.isMissingNode()
            && !(value.isContainerNode() && value.isEmpty())) {
          rest.set(field.getKey(), value);
        }
      }
      return rest;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode rest = MAPPER.createArrayNode();
      array.forEach(item -> rest.add(withoutEmpty(item)));
      return rest;
    }
    return node;
  }

  private static Map<String, JsonNode> fields(ObjectNode object) {
    return object.properties().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Test
  void itListsTheCallsThereAreAndNoOther() {
    TreeSet<String> there =
        RestMethod.all().stream()
            .map(Object::toString)
            .collect(Collectors.toCollection(TreeSet::new));

    assertEquals(
        there,
        contract.calls().stream()
            .map(call -> call.verb() + " " + call.template())
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  @TestFactory
  Stream<DynamicTest> everyCallIsGrantedAsItSays() {
    Map<String, Row> rows = granted().stream().collect(Collectors.toMap(row -> row.id, row -> row));
    return contract.calls().stream()
        .filter(call -> !call.id().equals(KEYS))
        .map(
            call ->
                DynamicTest.dynamicTest(
                    call.id(),
                    () -> {
                      Row row = rows.get(call.id());
                      assertTrue(row != null, "nobody makes this call: add a row");
                      assertEquals(call, contract.find(row.verb, row.path).orElseThrow());
                      Answer answer = row.made();
                      assertTrue(answer.status() < 300, answer::toString);
                      assertTrue(
                          call.operation().get("responses").has("" + answer.status()),
                          answer::toString);
                    }));
  }

  /** One call that is granted; made when its turn has come. */
  private record Row(String id, Api who, String verb, String path, Map<String, ?> body) {
    Answer made() {
      if (id.equals("uploadStory")) {
        byte[] file = "Ngày xửa ngày xưa…".getBytes(StandardCharsets.UTF_8);
        return who.post(path, new Form().file("file", "ngày xưa.txt", file));
      }
      if (id.equals("cancelBatch")) { // one that is not over yet
        return who.post("batch/" + user.batch() + "/cancel");
      }
      return body.isEmpty()
          ? who.send(verb, path, BodyPublishers.noBody(), Map.of())
          : who.send(verb, path, body);
    }
  }

  private static Row row(String id, Api who, String verb, String path) {
    return new Row(id, who, verb, path, Map.of());
  }

  private static List<Row> granted() {
    return Stream.of(
            accounts(),
            streams(),
            stories(),
            media(),
            batches(),
            dashboard(),
            services(),
            administration())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Row> accounts() {
    Person ada = Person.registered(api);
    Person elsewhere = signedIn(ada);
    Map<String, String> login = Map.of("username", ada.name(), "password", Person.PASSWORD);
    String other = elsewhere.api().get("auth/sessions").text("/items/1/id");
    return List.of(
        new Row("register", api, "POST", "auth/register", Person.registration(Person.newName())),
        new Row("logIn", api, "POST", "auth/login", login),
        new Row(
            "refreshTokens",
            api,
            "POST",
            "auth/refresh",
            Map.of("refreshToken", signedIn(ada).refreshToken())),
        row("listOwnSessions", elsewhere.api(), "GET", "auth/sessions?limit=1"),
        row("endOwnSession", elsewhere.api(), "DELETE", "auth/sessions/" + other),
        row("getOwnAccount", elsewhere.api(), "GET", "users/me"),
        new Row(
            "changeOwnProfile",
            elsewhere.api(),
            "PATCH",
            "users/me",
            Map.of("preferences", Map.of("theme", "dark"), "avatar", "https://example.org/a.png")),
        new Row(
            "changeOwnPassword",
            user.api(),
            "PUT",
            "users/me/password",
            Map.of("oldPassword", Person.PASSWORD, "newPassword", "another good password")),
        row("getProfile", elsewhere.api(), "GET", "users/" + ada.id()),
        row("logOut", signedIn(ada).api(), "POST", "auth/logout"),
        row("logOutEverywhere", Person.registered(api).api(), "POST", "auth/logout-all"));
  }

  private static Person signedIn(Person person) {
    Map<String, String> login = Map.of("username", person.name(), "password", Person.PASSWORD);
    return Person.of(api, api.post("auth/login", login));
  }

  private static List<Row> streams() {
    String live = "streams/" + user.stream();
    assertEquals(200, user.api().post(live + "/start").status());
    return List.of(
        new Row(
            "createStream",
            user.api(),
            "POST",
            "streams",
            Map.of("title", "Go", "playbackUrl", "https://media.example.org/go.m3u8")),
        row("listStreams", api, "GET", "streams?status=offline&limit=2&owner=" + user.id()),
        row("getStream", user.api(), "GET", live),
        new Row("changeStream", user.api(), "PATCH", live, Map.of("title", "Draughts")),
        row("startStream", user.api(), "POST", "streams/" + user.stream() + "/start"),
        row("endStream", user.api(), "POST", live + "/end"),
        row("replaceStreamKey", user.api(), "POST", live + "/stream-key"),
        row("deleteStream", user.api(), "DELETE", "streams/" + user.stream()));
  }

  private static List<Row> media() {
    String made = "stories/" + user.rewritten();
    String again = "stories/" + user.rewritten();
    return List.of(
        new Row("speakStory", user.api(), "POST", again + "/audio", Map.of("maxWordsPerChunk", 20)),
        new Row("paintStory", user.api(), "POST", again + "/images", Map.of("artStyle", "ink")),
        row("listAudio", user.api(), "GET", made + "/audio?limit=2"),
        row("listImages", user.api(), "GET", made + "/images?limit=2"),
        row("getAudioFile", user.api(), "GET", "audio/" + user.made(made, "audio") + "/file"),
        row("getImageFile", user.api(), "GET", "images/" + user.made(made, "images") + "/file"));
  }

  private static List<Row> dashboard() {
    return List.of(
        row("getDashboardStats", user.api(), "GET", "dashboard/stats?timeRange=all"),
        row("getProcessingChart", admin.api(), "GET", "dashboard/charts/processing?scope=all"),
        row("getGenreChart", user.api(), "GET", "dashboard/charts/genre?timeRange=day&scope=own"),
        row("listActivity", admin.api(), "GET", "dashboard/activity?scope=all&limit=5"));
  }

  private static List<Row> stories() {
    Map<String, String> made = Map.of("title", "The flute", "content", "Once upon a time…");
    return List.of(
        new Row("createStory", user.api(), "POST", "stories", made),
        row("uploadStory", user.api(), "POST", "stories/upload"),
        row("listStories", user.api(), "GET", "stories?scope=own&limit=2"),
        row("getStory", user.api(), "GET", "stories/" + user.story()),
        new Row(
            "changeStory",
            user.api(),
            "PATCH",
            "stories/" + user.story(),
            Map.of("title", "The drum")),
        new Row(
            "processStory",
            user.api(),
            "POST",
            "stories/" + user.story() + "/process",
            Map.of("customPrompt", "Keep it short")),
        row("deleteStory", user.api(), "DELETE", "stories/" + user.story()));
  }

  private static List<Row> batches() {
    Map<String, Object> settings =
        Map.of("steps", List.of("story", "images"), "imageSize", "256x256", "artStyle", "ink");
    String busy = user.longStory();
    user.batch(busy, "story");
    String failed = user.batch(busy, "story"); // that step is running already
    return List.of(
        new Row(
            "startBatch",
            user.api(),
            "POST",
            "batch/start",
            Map.of("storyIds", List.of(user.story()), "settings", settings)),
        row("listBatches", user.api(), "GET", "batch?limit=2"),
        row("getBatch", user.api(), "GET", "batch/" + failed),
        row("retryBatch", user.api(), "POST", "batch/" + failed + "/retry"),
        row("cancelBatch", user.api(), "POST", "batch/" + failed + "/cancel"));
  }

  private static List<Row> services() {
    String sid = new PolledSocket(Product.uri(), user.api().token()).sid();
    Map<String, Object> news = Map.of("event", "news", "data", List.of(1, "x"), "volatile", true);
    Map<String, Object> toSome =
        Map.of("event", "news", "userIds", List.of(user.id()), "except", List.of("chess"));
    return List.of(
        new Row("emitToUser", service, "POST", "emit/user/" + user.id(), news),
        new Row("emitToUsers", service, "POST", "emit/users", toSome),
        new Row("emitToRoom", service, "POST", "emit/room/chess", news),
        new Row("emitToEveryone", service, "POST", "emit/broadcast", Map.of("event", "news")),
        row("joinRoom", service, "PUT", "sockets/" + sid + "/rooms/chess"),
        row("leaveRoom", service, "DELETE", "sockets/" + sid + "/rooms/chess"));
  }

  private static List<Row> administration() {
    Api door = admin.api();
    Person bob = Person.registered(api);
    String live = bob.stream();
    assertEquals(200, bob.api().post("streams/" + live + "/start").status());
    String sid = new PolledSocket(Product.uri(), bob.api().token()).sid();
    Map<String, Object> token = Map.of("name", "mine", "scopes", List.of("hooks"));
    String tokenId = door.post("admin/service-tokens", token).text("/id");
    return List.of(
        row("listUsers", door, "GET", "admin/users?limit=3"),
        row("getUser", door, "GET", "admin/users/" + bob.id()),
        new Row(
            "changeUser",
            door,
            "PATCH",
            "admin/users/" + bob.id(),
            Map.of("emailVerified", true, "subscription", Map.of("planType", "basic"))),
        row("listSessionsOfUser", door, "GET", "admin/users/" + bob.id() + "/sessions"),
        row("listAllStreams", door, "GET", "admin/streams?limit=3"),
        row("endAnyStream", door, "POST", "admin/streams/" + live + "/end"),
        row("listSockets", door, "GET", "admin/sockets?limit=3"),
        row("disconnectSocket", door, "DELETE", "admin/sockets/" + sid),
        row("endSessionsOfUser", door, "DELETE", "admin/users/" + bob.id() + "/sessions"),
        row("listRooms", door, "GET", "admin/rooms?limit=3"),
        row("getStats", door, "GET", "admin/stats"),
        row("listAudit", door, "GET", "admin/audit?limit=20"),
        new Row(
            "createServiceToken",
            door,
            "POST",
            "admin/service-tokens",
            Map.of("name", "x", "scopes", List.of("hooks"), "expiresAt", "2099-01-01T00:00:00Z")),
        row("listServiceTokens", door, "GET", "admin/service-tokens?limit=3"),
        row("revokeServiceToken", door, "DELETE", "admin/service-tokens/" + tokenId));
  }

  /** What is refused for the same reason everywhere, for each call that tells of it. */
  @TestFactory
  Stream<DynamicTest> everyCallIsRefusedAsItSays() {
    return contract.calls().stream()
        .flatMap(
            call ->
                Stream.of(Refusal.values())
                    .filter(refusal -> refusal.isOf(call))
                    .map(
                        refusal ->
                            DynamicTest.dynamicTest(
                                call.id() + ", " + refusal,
                                () -> Problems.refused(refusal.status, refusal.provoked(call)))));
  }

  private enum Refusal {
    NO_SUCH_FIELD(400) {
      @Override
      Answer provoked(Contract.Call call) {
        String known =
            switch (call.template().split("/")[1]) {
              case "streams" -> admin.stream();
              case "stories" -> admin.story();
              default -> user.id();
            };
        String path = path(call).replace(ANY_ID, known);
        return admin.api().send(call.verb(), path, "{\"nonsense\":1}");
      }
    },
    BAD_TOKEN(401) {
      @Override
      Answer provoked(Contract.Call call) {
        return sent(call, api.withToken("not.a.token"), "{}");
      }
    },
    ANOTHER_ROLE(403) {
      @Override
      Answer provoked(Contract.Call call) {
        return sent(call, Person.registered(api).api(), "{}");
      }
    },
    TOKEN_FOR_SOMETHING_ELSE(403) {
      @Override
      Answer provoked(Contract.Call call) {
        return sent(call, hooks, "{}");
      }
    },
    NO_SUCH_ID(404) {
      @Override
      Answer provoked(Contract.Call call) {
        return sent(call, admin.api(), "{}");
      }
    },
    TOO_LARGE(413) {
      @Override
      Answer provoked(Contract.Call call) {
        return admin.api().send(call.verb(), path(call), "\"" + "x".repeat(limit(call)) + "\"");
      }
    },
    ANOTHER_TYPE(415) {
      @Override
      Answer provoked(Contract.Call call) {
        Map<String, String> text = Map.of("Content-Type", "text/plain");
        return admin.api().send(call.verb(), path(call), BodyPublishers.ofString("x"), text);
      }
    };

    final int status;

    Refusal(int status) {
      this.status = status;
    }

    abstract Answer provoked(Contract.Call call);

    boolean isOf(Contract.Call call) {
      boolean isTold = call.operation().get("responses").has("" + status);
      return switch (this) {
        case BAD_TOKEN, TOKEN_FOR_SOMETHING_ELSE -> true;
        case NO_SUCH_FIELD, TOO_LARGE -> takesJson(call);
        case ANOTHER_TYPE -> call.operation().has("requestBody");
        case ANOTHER_ROLE -> call.template().matches("/(admin|emit|sockets)/.*");
        case NO_SUCH_ID ->
            isTold && call.template().matches("/(auth|streams|stories|users|admin)/.*\\{.*");
      };
    }

    private static boolean takesJson(Contract.Call call) {
      return call.operation().at("/requestBody/content").has(Api.JSON);
    }

    /** More than a body may have. */
    private static int limit(Contract.Call call) {
      return call.id().equals("createStory") ? 2_500_000 : 66_000;
    }

    private static Answer sent(Contract.Call call, Api who, String body) {
      if (call.operation().has("requestBody") && !takesJson(call)) {
        return who.post(path(call), new Form().field("x", body));
      }
      return call.operation().has("requestBody")
          ? who.send(call.verb(), path(call), body)
          : who.send(call.verb(), path(call), BodyPublishers.noBody(), Map.of());
    }

    private static String path(Contract.Call call) {
      return call.template()
          .substring(1)
          .replaceAll("\\{sid}", "AAAAAAAAAAAAAAAAAAAA")
          .replaceAll("\\{room}", "chess")
          .replaceAll("\\{\\w+}", ANY_ID);
    }
  }
}
