package live.grandstand.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import live.grandstand.app.Api.Answer;
import live.grandstand.testing.GrandstandProcess;
import live.grandstand.testing.Race;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Accounts and streams over REST, as clients see them (rest.md), in the running product. */
class RestIT {
  private static GrandstandProcess product;
  private static Api api;
  private static Api admin;

  @BeforeAll
  static void start(@TempDir Path directory) {
    String password = "an admin password for tests";
    product = GrandstandProcess.start(directory, Map.of("grandstand.admin.password", password));
    api = Api.at(product.uri(""));
    Answer signedIn = logIn("admin", password);
    assertEquals(200, signedIn.status(), signedIn.text());
    admin = api.withToken(signedIn.text("/accessToken"));
  }

  @AfterAll
  static void stop() {
    product.close();
  }

  @TestFactory
  Stream<DynamicTest> badInputIsRefusedWithTheRightStatusAndAProblem() {
    return BadInput.cases(api).map(BadInput::test);
  }

  @Test
  void whoRegistersIsSignedIn() {
    String name = Person.newName();

    Answer answer = api.post("auth/register", Person.registration(name));

    assertEquals(201, answer.status(), answer.text());
    assertTrue(answer.header("Location").endsWith("/api/users/" + answer.text("/user/id")));
    assertEquals("Bearer", answer.text("/tokenType"));
    assertEquals(900, answer.json().path("expiresIn").asInt());
    assertEquals("user", answer.text("/user/role"));
    JsonNode me = Person.of(api, answer).api().get("users/me").json();
    assertEquals(name, me.path("username").asText());
    assertEquals("active", me.path("status").asText());
    assertEquals("free", me.at("/subscription/planType").asText());
    assertTrue(me.at("/preferences/notifications/email").asBoolean());
  }

  @Test
  void aNameAndAnAddressAreTakenInWhateverCase() {
    String name = Person.registered(api).name();
    Map<String, Object> sameName = Person.registration(name.toUpperCase(Locale.ROOT));
    sameName.put("email", "other." + name + "@example.org");
    Map<String, Object> sameAddress = Person.registration(Person.newName());
    sameAddress.put("email", name.toUpperCase(Locale.ROOT) + "@EXAMPLE.ORG");

    Problems.refused(409, "Username already exists", api.post("auth/register", sameName));
    Problems.refused(409, "Email already exists", api.post("auth/register", sameAddress));
  }

  @Test
  void ofTwoWhoRegisterOneNameAtOnceOneIsRefused() throws Exception {
    Map<String, Object> wanted = Person.registration(Person.newName());

    List<Integer> statuses = Race.run(2, () -> api.post("auth/register", wanted).status());

    assertEquals(1, Collections.frequency(statuses, 201), statuses::toString);
    assertEquals(1, Collections.frequency(statuses, 409), statuses::toString);
  }

  @Test
  void oneLogsInByNameOrByAddress() {
    String name = Person.registered(api).name();

    for (String login : List.of(name, name.toUpperCase(Locale.ROOT), name + "@example.org")) {
      assertEquals(200, logIn(login, Person.PASSWORD).status());
    }
  }

  @Test
  void aWrongPasswordAndAnUnknownUserAreToldTheSame() {
    String name = Person.registered(api).name();

    Problems.refused(401, "Invalid credentials", logIn(name, "something else"));
    Problems.refused(401, "Invalid credentials", logIn(Person.newName(), "something else"));
  }

  @Test
  void afterTenWrongPasswordsTheRightOneHasToWaitButTheLoginThatExistsStays() {
    Person ada = Person.registered(api);
    for (int i = 0; i < 10; i++) {
      assertEquals(401, logIn(ada.name(), "wrong password " + i).status());
    }

    Answer answer = logIn(ada.name(), Person.PASSWORD);

    Problems.refused(429, "Too many failed logins, try again later", answer);
    assertTrue(Integer.parseInt(answer.header("Retry-After")) > 600, answer::toString);
    assertEquals(200, ada.api().get("users/me").status());
    assertEquals(200, refresh(ada.refreshToken()).status());
  }

  @Test
  void aRefreshTokenIsGoodOnceAndUsedTwiceItEndsTheLogin() {
    Person ada = Person.registered(api);
    Answer next = refresh(ada.refreshToken());
    assertEquals(200, next.status(), next.text());
    Person renewed = Person.of(api, next);
    assertEquals(200, renewed.api().get("users/me").status());

    Problems.refused(401, refresh(ada.refreshToken()));

    Problems.refused(401, refresh(renewed.refreshToken()));
    Problems.refused(401, renewed.api().get("users/me"));
    Problems.refused(401, ada.api().get("users/me"));
    assertEquals(200, logIn(ada.name(), Person.PASSWORD).status());
  }

  @Test
  void twoRacingRefreshesLeaveNoGoodToken() throws Exception {
    Person ada = Person.registered(api);

    List<Answer> answers = Race.run(2, () -> refresh(ada.refreshToken()));

    for (Answer answer : answers) {
      if (answer.status() == 200) {
        Problems.refused(401, refresh(answer.text("/refreshToken")));
      }
    }
    assertTrue(answers.stream().filter(answer -> answer.status() == 200).count() <= 1);
    Problems.refused(401, ada.api().get("users/me"));
  }

  @Test
  void logoutEndsThisLoginAndNoOther() {
    Person ada = Person.registered(api);
    Person elsewhere = Person.of(api, logIn(ada.name(), Person.PASSWORD));

    assertEquals(204, ada.api().post("auth/logout").status());

    Problems.refused(401, ada.api().get("users/me"));
    Problems.refused(401, refresh(ada.refreshToken()));
    assertEquals(200, elsewhere.api().get("users/me").status());
  }

  @Test
  void whatStrangersSayOfProxiesIsNotBelievedAndTheLogSaysSoOnce() {
    Person ada = Person.registered(api);
    Map<String, String> forged =
        Map.of("X-Forwarded-For", "203.0.113.7", "X-Forwarded-Proto", "https");
    for (int i = 0; i < 3; i++) {
      Answer answer = ada.api().send("GET", "users/me", BodyPublishers.noBody(), forged);
      assertEquals(200, answer.status(), answer.text());
      assertEquals("", answer.header("Strict-Transport-Security"));
    }
    String body =
        "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(ada.name(), Person.PASSWORD);
    Map<String, String> headers = new HashMap<>(forged);
    headers.put("Content-Type", "application/json");

    Answer login = api.send("POST", "auth/login", BodyPublishers.ofString(body), headers);

    assertEquals(200, login.status(), login.text());
    String ip = Person.of(api, login).api().get("auth/sessions").text("/items/0/ip");
    assertTrue(Set.of("127.0.0.1", "0:0:0:0:0:0:0:1").contains(ip), ip);
    assertEquals(1, product.output().split("is not believed", -1).length - 1);
  }

  @Test
  void aStreamIsMadeChangedAndDeleted() {
    Person ada = Person.registered(api);
    Answer made =
        ada.api()
            .post("streams", Map.of("title", " Chess ", "description", "x", "category", "Games"));
    assertEquals(201, made.status(), made.text());
    String path = "streams/" + made.text("/id");
    assertTrue(made.header("Location").endsWith("/api/" + path));
    assertEquals("Chess", made.text("/title"));
    assertEquals("offline", made.text("/status"));
    assertEquals(ada.name(), made.text("/owner/username"));
    assertTrue(made.text("/streamKey").length() >= 22);
    Map<String, Object> change = new HashMap<>();
    change.put("title", "Draughts");
    change.put("category", null);

    Answer changed = ada.api().patch(path, change);

    assertEquals(200, changed.status(), changed.text());
    assertEquals("Draughts", changed.text("/title"));
    assertEquals("x", changed.text("/description"));
    assertTrue(changed.json().get("category").isNull());
    assertEquals(204, ada.api().delete(path).status());
    Problems.refused(404, api.get(path));
  }

  @Test
  void aStreamGoesLiveEndsAndGoesLiveAgain() {
    Person ada = Person.registered(api);
    String path = "streams/" + ada.stream();

    Answer live = ada.api().post(path + "/start");
    assertEquals("live", live.text("/status"), live.text());
    assertFalse(live.json().get("startedAt").isNull());
    Problems.refused(409, "Stream is already live", ada.api().post(path + "/start"));
    Answer ended = ada.api().post(path + "/end");
    assertEquals("ended", ended.text("/status"), ended.text());
    assertFalse(ended.json().get("endedAt").isNull());
    Answer again = ada.api().post(path + "/start");
    assertEquals("live", again.text("/status"), again.text());
    assertTrue(again.json().get("endedAt").isNull());
    assertEquals(204, ada.api().delete(path).status());
  }

  @Test
  void endingTwiceAtOnceIsNoErrorButEndingWhatNeverBeganIs() throws Exception {
    Person ada = Person.registered(api);
    String path = "streams/" + ada.stream();
    Problems.refused(409, "Stream is not live", ada.api().post(path + "/end"));
    assertEquals(200, ada.api().post(path + "/start").status());

    List<Integer> statuses = Race.run(2, () -> ada.api().post(path + "/end").status());

    assertEquals(List.of(200, 200), statuses);
  }

  @Test
  void onlyTheOwnerEverSeesTheKey() {
    Person ada = Person.registered(api);
    String path = "streams/" + ada.stream();
    String key = ada.api().get(path).text("/streamKey");
    assertFalse(key.isEmpty());

    List<Answer> seenByOthers =
        List.of(
            api.get(path),
            Person.registered(api).api().get(path),
            admin.get(path),
            admin.post(path + "/start"),
            api.get("streams?owner=" + ada.id()),
            ada.api().get("streams?owner=" + ada.id()));

    for (Answer answer : seenByOthers) {
      assertEquals(200, answer.status(), answer.text());
      assertFalse(answer.text().contains("streamKey"), answer.text());
      assertFalse(answer.text().contains(key), answer.text());
    }
    Problems.refused(401, api.withToken("not.a.token").get(path));
  }

  @Test
  void aNewKeyReplacesTheOldOneAndNotEvenAnAdminMayAskForIt() {
    Person ada = Person.registered(api);
    String path = "streams/" + ada.stream();
    String old = ada.api().get(path).text("/streamKey");

    Answer rotated = ada.api().post(path + "/stream-key");

    assertEquals(200, rotated.status(), rotated.text());
    assertNotEquals(old, rotated.text("/streamKey"));
    assertEquals(rotated.text("/streamKey"), ada.api().get(path).text("/streamKey"));
    Problems.refused(403, admin.post(path + "/stream-key"));
  }

  @Test
  void anAdminRunsAnybodysStream() {
    String path = "streams/" + Person.registered(api).stream();

    assertEquals(200, admin.patch(path, Map.of("title", "Moderated")).status());
    assertEquals(200, admin.post(path + "/start").status());
    assertEquals(200, admin.post(path + "/end").status());
    assertEquals(204, admin.delete(path).status());
  }

  @Test
  void theOnlyAdministratorCannotBeBanned() {
    String path = "admin/users/" + admin.get("users/me").text("/id");

    Problems.refused(409, admin.patch(path, Map.of("status", "banned")));

    assertEquals("active", admin.get(path).text("/status"));
  }

  @Test
  void theListIsPagedWithTheLiveOnesFirst() {
    Person ada = Person.registered(api);
    List<String> made = Stream.generate(ada::stream).limit(7).toList();
    ada.api().post("streams/" + made.get(1) + "/start");
    ada.api().post("streams/" + made.get(3) + "/start");
    String own = "streams?owner=" + ada.id();

    assertEquals(Stream.of(3, 1, 6, 5, 4, 2, 0).map(made::get).toList(), pages(own + "&limit=2"));
    assertEquals(List.of(made.get(3), made.get(1)), pages(own + "&limit=1&status=live"));
    assertEquals(List.of(), pages(own + "&status=ended"));
    assertEquals(5, pages(own + "&status=offline&q=CHESS&category=gAMES").size());
  }

  private static List<String> pages(String path) {
    List<String> ids = new ArrayList<>();
    String cursor = "";
    do {
      Answer page = api.get(path + cursor);
      assertEquals(200, page.status(), page.text());
      page.json().get("items").forEach(item -> ids.add(item.get("id").asText()));
      JsonNode next = page.json().get("nextCursor");
      cursor = next.isNull() ? "" : "&cursor=" + next.asText();
    } while (!cursor.isEmpty());
    return ids;
  }

  private static Answer logIn(String login, String password) {
    return api.post("auth/login", Map.of("username", login, "password", password));
  }

  private static Answer refresh(String token) {
    return api.post("auth/refresh", Map.of("refreshToken", token));
  }
}
