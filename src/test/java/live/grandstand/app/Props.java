package live.grandstand.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import live.grandstand.app.Api.Answer;
import live.grandstand.app.RouteTable.Visitor;
import live.grandstand.testing.Await;

/** The objects that calls of the table of routes are about. */
final class Props {
  /** The room that sockets are put into. */
  static final String ROOM = "room-of-the-table";

  private final Cast cast;
  private final URI server;
  private final Person somebody;

  Props(Cast cast, URI server) {
    this.cast = cast;
    this.server = server;
    this.somebody = cast.stranger();
  }

  /**
   * What all refused calls of a line are about.
   *
   * @param check fails if one of them had an effect all the same
   */
  record Kept(String id, Runnable check) {}

  /** An object that must be the same in the end. */
  Kept kept(String kind) {
    return switch (kind) {
      case "-", "caller" -> new Kept("", () -> {});
      case "person" -> new Kept(cast.user().id(), () -> isSignedIn(cast.user()));
      case "somebody" -> new Kept(somebody.id(), () -> isSignedIn(somebody));
      case "login" -> new Kept(loginOf(cast.user()), () -> isSignedIn(cast.user()));
      case "stream" -> keptStream(cast.user().stream());
      case "live" -> keptStream(onAir());
      case "story" -> keptStory();
      case "batch" -> keptBatch();
      case "socket" -> keptSocket();
      case "token" -> keptToken();
      default -> throw new IllegalArgumentException("routes.txt: no object is called " + kind);
    };
  }

  /** The id of an object that one call may do its worst to. */
  String fresh(String kind) {
    return switch (kind) {
      case "-", "caller" -> "";
      case "person" -> cast.user().id();
      case "somebody" -> cast.stranger().id();
      case "login" -> loginOf(cast.again());
      case "stream" -> cast.user().stream();
      case "live" -> onAir();
      case "story" -> cast.user().story();
      case "batch" -> cast.user().batch();
      case "socket" -> socket();
      case "token" -> cast.serviceToken("hooks").text("/id");
      default -> throw new IllegalArgumentException("routes.txt: no object is called " + kind);
    };
  }

  private Kept keptStream(String id) {
    String before = cast.user().api().get("streams/" + id).text();
    return new Kept(id, () -> assertEquals(before, cast.user().api().get("streams/" + id).text()));
  }

  private Kept keptStory() {
    String path = "stories/" + cast.user().story();
    String before = cast.user().api().get(path).text();
    return new Kept(
        path.substring("stories/".length()),
        () -> assertEquals(before, cast.user().api().get(path).text()));
  }

  /** One that is over, so that it stays as it is by itself. */
  private Kept keptBatch() {
    String id = cast.user().batch(cast.user().story(), "story");
    String path = "batch/" + id;
    Api door = cast.user().api();
    Await.until("it is over", () -> door.get(path).text("/state").equals("completed"));
    String before = door.get(path).text();
    return new Kept(id, () -> assertEquals(before, door.get(path).text()));
  }

  private Kept keptSocket() {
    String sid = socket();
    return new Kept(
        sid,
        () -> {
          Api admin = cast.door(Visitor.ADMIN);
          String mine = admin.get("admin/sockets?limit=100&userId=" + cast.user().id()).text();
          assertTrue(mine.contains(sid), "the socket is gone");
          String inRoom = admin.get("admin/sockets?limit=100&room=" + ROOM).text();
          assertFalse(inRoom.contains(sid), "the socket is in the room");
        });
  }

  private Kept keptToken() {
    Answer made = cast.serviceToken("emit");
    Api service = cast.door(Visitor.NOBODY).withToken(made.text("/token"));
    return new Kept(
        made.text("/id"),
        () -> assertEquals(403, service.get("users/me").status(), "good, but not for this"));
  }

  private static void isSignedIn(Person person) {
    assertEquals(200, person.api().get("users/me").status());
  }

  private String socket() {
    return new PolledSocket(server, cast.user().api().token()).sid();
  }

  private String onAir() {
    String id = cast.user().stream();
    assertEquals(200, cast.user().api().post("streams/" + id + "/start").status());
    return id;
  }

  private static String loginOf(Person person) {
    for (JsonNode login : person.api().get("auth/sessions?limit=100").json().get("items")) {
      if (login.get("current").asBoolean()) {
        return login.get("id").asText();
      }
    }
    throw new AssertionError("nobody is signed in");
  }
}
