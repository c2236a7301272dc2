package live.grandstand.app;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import live.grandstand.app.Api.Answer;
import org.junit.jupiter.api.DynamicTest;

/**
 * One thing that a client does wrong, and how it has to be refused: the table "Bad input over
 * REST", for every route.
 *
 * @param field the field or parameter that has to be named; empty when none can be
 */
record BadInput(String name, int status, String field, Supplier<Answer> request) {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String MEGABYTE = "x".repeat(1_000_000);
  private static final String NO_ID = "not-an-id";

  DynamicTest test() {
    return dynamicTest(
        name + " → " + status,
        () -> {
          Answer answer = request.get();
          Problems.refused(status, answer);
          if (!field.isEmpty()) {
            Problems.names(field, answer);
          }
        });
  }

  static Stream<BadInput> cases(Api door) {
    Person owner = Person.registered(door);
    Person other = Person.registered(door);
    String stream = "streams/" + owner.stream();
    Map<String, Object> details =
        Map.of(
            "title", "Chess",
            "description", "x",
            "category", "Games",
            "playbackUrl", "https://a.example/x.m3u8");
    Map<String, Object> login = Map.of("username", owner.name(), "password", Person.PASSWORD);
    Map<String, Object> refresh = Map.of("refreshToken", owner.refreshToken());
    return Stream.of(
            bodies(door, "POST", "auth/register", Person.registration(Person.newName())),
            missing(door, "auth/register", "username", "email", "password", "fullName"),
            bodies(door, "POST", "auth/login", login),
            missing(door, "auth/login", "username", "password"),
            bodies(door, "POST", "auth/refresh", refresh),
            missing(door, "auth/refresh", "refreshToken"),
            bodies(owner.api(), "POST", "streams", details),
            missing(owner.api(), "streams", "title"),
            bodies(owner.api(), "PATCH", stream, details),
            rules(door, owner.api(), stream),
            parameters(door),
            tokens(door, owner, stream),
            othersStreams(other.api(), stream),
            nothingThere(door, owner.api()),
            wrongDoors(door, owner.api(), stream))
        .flatMap(List::stream);
  }

  /** Whatever the route: what is no JSON object of the right shape in the right wrapping. */
  private static List<BadInput> bodies(
      Api api, String method, String path, Map<String, Object> valid) {
    List<BadInput> cases = new ArrayList<>();
    String route = method + " " + path.replaceFirst("/[0-9a-f-]{36}", "/{id}");
    String good = MAPPER.valueToTree(valid).toString();
    Map<String, String> broken =
        Map.of(
            "half an object", good.substring(0, good.length() - 1),
            "nothing", "",
            "blanks", "  ",
            "null", "null",
            "a list", "[" + good + "]",
            "a text", "\"x\"",
            "a number", "1",
            "something behind it", good + " {}",
            "ten thousand brackets", "[".repeat(10_000),
            "a field twice", "{\"title\":\"a\",\"title\":\"b\"}");
    broken.forEach(
        (name, body) ->
            cases.add(
                new BadInput(route + ", " + name, 400, "", () -> api.send(method, path, body))));
    BodyPublisher notUtf8 =
        BodyPublishers.ofByteArray(new byte[] {'{', '"', (byte) 0xff, '"', '}'});
    cases.add(
        new BadInput(
            route + ", not UTF-8",
            400,
            "",
            () -> api.send(method, path, notUtf8, Map.of("Content-Type", Api.JSON))));
    for (String type :
        List.of("text/plain", "application/xml", "multipart/form-data", "text/html")) {
      cases.add(
          new BadInput(
              route + ", " + type,
              415,
              "",
              () ->
                  api.send(
                      method, path, BodyPublishers.ofString(good), Map.of("Content-Type", type))));
    }
    cases.add(
        new BadInput(
            route + ", no content type",
            415,
            "",
            () -> api.send(method, path, BodyPublishers.ofString(good), Map.of())));
    cases.addAll(fields(api, method, path, route, valid));
    return cases;
  }

  private static List<BadInput> fields(
      Api api, String method, String path, String route, Map<String, Object> valid) {
    List<BadInput> cases = new ArrayList<>();
    cases.add(
        new BadInput(
            route + ", an unknown field",
            400,
            "role",
            () -> api.send(method, path, with(valid, "role", "\"admin\""))));
    for (String field : valid.keySet()) {
      Map<String, String> values =
          Map.of(
              "a number", "1",
              "a boolean", "true",
              "an object", "{\"a\":1}",
              "a list", "[\"a\"]");
      values.forEach(
          (name, value) ->
              cases.add(
                  new BadInput(
                      route + ", " + field + " is " + name,
                      400,
                      field,
                      () -> api.send(method, path, with(valid, field, value)))));
    }
    for (String field : valid.keySet()) {
      cases.add(
          new BadInput(
              route + ", " + field + " has 1 MB",
              413,
              "",
              () -> api.send(method, path, with(valid, field, "\"" + MEGABYTE + "\""))));
    }
    return cases;
  }

  private static List<BadInput> missing(Api api, String path, String... required) {
    List<BadInput> cases = new ArrayList<>();
    for (String field : required) {
      cases.add(
          new BadInput(
              "POST " + path + ", no " + field, 400, field, () -> api.send("POST", path, "{}")));
      cases.add(
          new BadInput(
              "POST " + path + ", " + field + " is null",
              400,
              field,
              () -> api.send("POST", path, "{\"" + field + "\":null}")));
    }
    return cases;
  }

  /** The rules of single fields, and text that cannot be stored. */
  private static List<BadInput> rules(Api door, Api owner, String stream) {
    List<BadInput> cases = new ArrayList<>();
    Map<String, Object> registration = Person.registration(Person.newName());
    Map<String, List<String>> registrations =
        Map.of(
            "username",
                List.of("", "ab", "a".repeat(51), "a b", "a@b", "ä€ö", "a\\u0000b", "a\\nb"),
            "email", List.of("", "x", "x@", "@x", "a b@x", "x@y@z", "x@-y", "ü@x", "a\\u0000@x"),
            "password", List.of("", "seven77", "x".repeat(129), "Password", "12345678"),
            "fullName", List.of("", "  ", "x".repeat(101), "a\\u0000", "a\\ud800", "a\\nb"));
    registrations.forEach(
        (field, values) ->
            values.forEach(
                value ->
                    cases.add(rule(door, "POST", "auth/register", registration, field, value))));
    Map<String, List<String>> details =
        Map.of(
            "title", List.of("", "  ", "x".repeat(141), "a\\u0000", "\\udc00", "\\u200b"),
            "description", List.of("x".repeat(2001), "a\\u0000", "a\\ud800b"),
            "category", List.of("", "x".repeat(51), "a\\u0000"),
            "playbackUrl",
                List.of(
                    "", "x", "javascript:alert(1)", "ftp://a.example", "https://u:p@a.example"));
    details.forEach(
        (field, values) ->
            values.forEach(
                value -> {
                  cases.add(rule(owner, "POST", "streams", Map.of("title", "Chess"), field, value));
                  cases.add(rule(owner, "PATCH", stream, Map.of(), field, value));
                }));
    cases.add(
        new BadInput(
            "PATCH, title is null",
            400,
            "title",
            () -> owner.send("PATCH", stream, "{\"title\":null}")));
    for (String field : List.of("id", "status", "owner", "streamKey", "viewerCount", "broadcast")) {
      cases.add(
          new BadInput(
              "PATCH, " + field + " cannot be changed",
              400,
              field,
              () -> owner.send("PATCH", stream, "{\"" + field + "\":\"x\"}")));
    }
    String login = "{\"username\":\"a\\u0000b\",\"password\":\"x\"}";
    cases.add(
        new BadInput(
            "login, NUL in the name",
            400,
            "username",
            () -> door.send("POST", "auth/login", login)));
    return cases;
  }

  private static BadInput rule(
      Api api, String method, String path, Map<String, Object> valid, String field, String value) {
    String shown = value.length() > 30 ? value.length() + " characters" : value;
    return new BadInput(
        method + ", " + field + " is \"" + shown + "\"",
        400,
        field,
        () -> api.send(method, path, with(valid, field, "\"" + value + "\"")));
  }

  private static List<BadInput> parameters(Api door) {
    List<BadInput> cases = new ArrayList<>();
    Map<String, List<String>> values =
        Map.of(
            "limit", List.of("0", "-1", "101", "ten", "1.5", "99999999999"),
            "cursor", List.of("x", "%00", "bGl2ZQ", "x".repeat(3000)),
            "status", List.of("LIVE", "on", "live,ended"),
            "owner", List.of("me", "1"),
            "q", List.of("a%00b", "x".repeat(101)),
            "category", List.of("a%0Ab", "x".repeat(101)));
    values.forEach(
        (name, bad) ->
            bad.forEach(
                value ->
                    cases.add(
                        new BadInput(
                            "GET streams?"
                                + name
                                + "="
                                + value.substring(0, Math.min(20, value.length())),
                            400,
                            name,
                            () -> door.get("streams?" + name + "=" + value)))));
    return cases;
  }

  private static List<BadInput> tokens(Api door, Person owner, String stream) {
    List<BadInput> cases = new ArrayList<>();
    Map<String, Api> callers =
        Map.of(
            "no token", door,
            "an empty token", door.withToken(""),
            "no token at all", door.withToken("hello"),
            "alg none", door.withToken("eyJhbGciOiJub25lIn0.e30."),
            "a refresh token", door.withToken(owner.refreshToken()));
    callers.forEach(
        (who, api) -> {
          cases.add(refusedToken("GET users/me", who, () -> api.get("users/me")));
          cases.add(refusedToken("POST auth/logout", who, () -> api.post("auth/logout")));
          cases.add(
              refusedToken("POST streams", who, () -> api.post("streams", Map.of("title", "x"))));
          cases.add(
              refusedToken("PATCH stream", who, () -> api.patch(stream, Map.of("title", "x"))));
          cases.add(refusedToken("DELETE stream", who, () -> api.delete(stream)));
          for (String action : List.of("/start", "/end", "/stream-key")) {
            cases.add(refusedToken("POST " + action, who, () -> api.post(stream + action)));
          }
          if (api != door) {
            cases.add(refusedToken("GET stream", who, () -> api.get(stream)));
            cases.add(refusedToken("GET streams", who, () -> api.get("streams")));
          }
        });
    return cases;
  }

  private static BadInput refusedToken(String route, String who, Supplier<Answer> request) {
    return new BadInput(route + ", " + who, 401, "", request);
  }

  private static List<BadInput> othersStreams(Api other, String stream) {
    return List.of(
        new BadInput("PATCH another's", 403, "", () -> other.patch(stream, Map.of("title", "x"))),
        new BadInput("DELETE another's", 403, "", () -> other.delete(stream)),
        new BadInput("start another's", 403, "", () -> other.post(stream + "/start")),
        new BadInput("end another's", 403, "", () -> other.post(stream + "/end")),
        new BadInput("new key of another's", 403, "", () -> other.post(stream + "/stream-key")));
  }

  private static List<BadInput> nothingThere(Api door, Api owner) {
    List<BadInput> cases = new ArrayList<>();
    for (String id : List.of(NO_ID, "1", "%20", "%F0%9F%8E%BA", UUID.randomUUID().toString())) {
      String path = "streams/" + id;
      cases.add(new BadInput("GET " + path, 404, "", () -> door.get(path)));
      cases.add(new BadInput("PATCH " + path, 404, "", () -> owner.patch(path, Map.of())));
      cases.add(new BadInput("DELETE " + path, 404, "", () -> owner.delete(path)));
      for (String action : List.of("/start", "/end", "/stream-key")) {
        cases.add(new BadInput("POST " + path + action, 404, "", () -> owner.post(path + action)));
      }
    }
    cases.add(new BadInput("no such route", 404, "", () -> door.get("nothing/here")));
    return cases;
  }

  private static List<BadInput> wrongDoors(Api door, Api owner, String stream) {
    Map<String, String> html = Map.of("Accept", "text/html");
    return List.of(
        new BadInput("GET login", 405, "", () -> door.get("auth/login")),
        new BadInput("DELETE streams", 405, "", () -> owner.delete("streams")),
        new BadInput("PATCH a page", 405, "", () -> owner.send("PATCH", "../index.html", "{}")),
        new BadInput("PUT stream", 405, "", () -> owner.send("PUT", stream, "{}")),
        new BadInput(
            "wants HTML",
            406,
            "",
            () -> owner.send("GET", "users/me", BodyPublishers.noBody(), html)));
  }

  private static String with(Map<String, Object> valid, String field, String json) {
    ObjectNode body = MAPPER.valueToTree(valid);
    body.remove(field);
    String rest = body.toString();
    String comma = body.isEmpty() ? "" : ",";
    return rest.substring(0, rest.length() - 1) + comma + "\"" + field + "\":" + json + "}";
  }
}
