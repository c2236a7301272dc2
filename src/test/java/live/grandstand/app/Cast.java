package live.grandstand.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.nimbusds.jose.JOSEException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import live.grandstand.app.Api.Answer;
import live.grandstand.app.RouteTable.Visitor;

/** Somebody of each kind that the table of routes has a column for. */
final class Cast {
  private final Api door;
  private final Person admin;
  private final Person user;
  private final List<Person> promoted = new ArrayList<>();
  private final Map<Visitor, Api> doors = new EnumMap<>(Visitor.class);

  /**
   * Signs everybody in.
   *
   * @param admin an administrator, who makes the others what they are
   * @param secret what tokens are signed with
   */
  Cast(Api door, Person admin, String secret) throws JOSEException {
    this.door = door;
    this.admin = admin;
    this.user = stranger();
    doors.put(Visitor.USER, user.api());
    for (Visitor role : List.of(Visitor.OTHER, Visitor.PREMIUM, Visitor.ADMIN)) {
      doors.put(role, understudy(role).api());
    }
    shutOut();
    services();
    forge(new Forgery(secret, user.api().token()));
  }

  private void change(Person person, String field, String value) {
    Answer changed = admin.api().patch("admin/users/" + person.id(), Map.of(field, value));
    assertEquals(200, changed.status(), changed.text());
  }

  private void shutOut() {
    Person banned = stranger();
    change(banned, "status", "banned");
    doors.put(Visitor.BANNED, banned.api());
    Person ended = stranger();
    assertEquals(204, ended.api().post("auth/logout").status());
    doors.put(Visitor.ENDED, ended.api());
    doors.put(Visitor.REFRESH, door.withToken(user.refreshToken()));
  }

  private void services() {
    for (Visitor scope : List.of(Visitor.EMIT, Visitor.ROOMS, Visitor.HOOKS)) {
      doors.put(scope, door.withToken(serviceToken(scope.column()).text("/token")));
    }
    Answer dead = serviceToken("emit");
    doors.put(Visitor.DEAD, door.withToken(dead.text("/token")));
    String path = "admin/service-tokens/" + dead.text("/id");
    assertEquals(204, admin.api().delete(path).status());
  }

  private void forge(Forgery forgery) throws JOSEException {
    assertEquals(200, door.withToken(forgery.good()).get("users/me").status());
    doors.put(Visitor.NOBODY, door);
    doors.put(Visitor.JUNK, door.withToken("x.y.z"));
    doors.put(Visitor.FORGED, door.withToken(forgery.byAnotherSecret()));
    doors.put(Visitor.EXPIRED, door.withToken(forgery.expired()));
    doors.put(Visitor.NONE, door.withToken(forgery.unsigned()));
    doors.put(Visitor.HS512, door.withToken(forgery.hs512()));
    doors.put(Visitor.RS256, door.withToken(forgery.rs256()));
    doors.put(Visitor.NO_SID, door.withToken(forgery.ofNoLogin()));
  }

  /** How this kind of caller comes in. */
  Api door(Visitor visitor) {
    return doors.get(visitor);
  }

  /** Whose things the others call about. */
  Person user() {
    return user;
  }

  /** Somebody of the same kind who may be gone afterwards. */
  Person understudy(Visitor role) {
    Person person = stranger();
    if (role == Visitor.PREMIUM || role == Visitor.ADMIN) {
      change(person, "role", role.column());
      promoted.add(person);
    }
    return person;
  }

  /** For others the first administrator is the only one. */
  void leave() {
    promoted.forEach(person -> change(person, "role", "user"));
  }

  /** Another login of the user. */
  Person again() {
    Map<String, String> login = Map.of("username", user.name(), "password", Person.PASSWORD);
    Answer answer = door.post("auth/login", login);
    assertEquals(200, answer.status(), answer.text());
    return Person.of(door, answer);
  }

  /** Somebody who has no part in it. */
  Person stranger() {
    return Person.registered(door);
  }

  /** The answer to making a service token. */
  Answer serviceToken(String scope) {
    Answer made =
        admin.api().post("admin/service-tokens", Map.of("name", scope, "scopes", List.of(scope)));
    assertEquals(201, made.status(), made.text());
    return made;
  }
}
