package live.grandstand.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import live.grandstand.app.Api.Answer;
import live.grandstand.testing.Race;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One's own account over REST: logins, profile, password (rest.md "Accounts"). */
@ExtendWith(Product.class)
class AccountsIT {
  private static final String BETTER = "a much better password";

  private static Api api;

  @BeforeAll
  static void start() {
    api = Product.api();
  }

  @Test
  void oneSeesOnesLoginsAndWhichIsThisOne() {
    Person ada = Person.registered(api);
    Person.registered(api);
    Person elsewhere = Person.of(api, logIn(ada, Person.PASSWORD));

    JsonNode page = elsewhere.api().get("auth/sessions").json();

    assertEquals(2, page.get("items").size());
    JsonNode newest = page.at("/items/0");
    Set<String> fields = new TreeSet<>();
    newest.fieldNames().forEachRemaining(fields::add);
    assertEquals(
        Set.of("id", "device", "os", "browser", "ip", "createdAt", "lastSeenAt", "current"),
        fields);
    assertEquals("Java", newest.get("browser").asText());
    assertTrue(newest.get("current").asBoolean());
    assertFalse(page.at("/items/1/current").asBoolean());
    JsonNode first = ada.api().get("auth/sessions?limit=1").json();
    JsonNode second =
        ada.api().get("auth/sessions?cursor=" + first.get("nextCursor").asText()).json();
    assertTrue(second.at("/items/0/current").asBoolean());
    assertTrue(second.get("nextCursor").isNull());
  }

  @Test
  void oneEndsAnotherLoginOfOnesOwn() {
    Person ada = Person.registered(api);
    Person elsewhere = Person.of(api, logIn(ada, Person.PASSWORD));
    String id = ada.api().get("auth/sessions").text("/items/0/id");

    assertEquals(204, ada.api().delete("auth/sessions/" + id).status());

    Problems.refused(401, elsewhere.api().get("users/me"));
    Problems.refused(401, refresh(elsewhere.refreshToken()));
    assertEquals(200, ada.api().get("users/me").status());
    Problems.refused(404, ada.api().delete("auth/sessions/" + id));
  }

  @Test
  void aLoginOfSomebodyElseIsNotThere() {
    Person ada = Person.registered(api);
    String path = "auth/sessions/" + ada.api().get("auth/sessions").text("/items/0/id");

    Answer others = Person.registered(api).api().delete(path);
    Answer nobodys = ada.api().delete("auth/sessions/" + UUID.randomUUID());

    Problems.refused(404, others);
    assertEquals(nobodys.text("/detail"), others.text("/detail"));
    assertEquals(200, ada.api().get("users/me").status());
  }

  @Test
  void loggingOutEverywhereEndsEveryLogin() {
    Person ada = Person.registered(api);
    Person elsewhere = Person.of(api, logIn(ada, Person.PASSWORD));

    assertEquals(204, elsewhere.api().post("auth/logout-all").status());

    for (Person login : List.of(ada, elsewhere)) {
      Problems.refused(401, login.api().get("users/me"));
      Problems.refused(401, refresh(login.refreshToken()));
    }
  }

  @Test
  void aProfileIsChangedAndOthersSeeWhatIsPublicOfIt() {
    Person ada = Person.registered(api);
    String merge = "{\"fullName\":\"Ada King\",\"preferences\":{\"theme\":\"dark\"}}";

    Answer changed =
        ada.api()
            .send(
                "PATCH",
                "users/me",
                BodyPublishers.ofString(merge),
                Map.of("Content-Type", "application/merge-patch+json"));

    assertEquals(200, changed.status(), changed.text());
    assertEquals("dark", ada.api().get("users/me").text("/preferences/theme"));
    Answer seen = Person.registered(api).api().get("users/" + ada.id());
    assertEquals("Ada King", seen.text("/fullName"));
    assertEquals(5, seen.json().size(), seen.text());
    Problems.refused(401, api.get("users/" + ada.id()));
    Problems.refused(404, ada.api().get("users/" + UUID.randomUUID()));
  }

  @Test
  void whatIsNotOnesOwnToChangeIsNamed() {
    Person ada = Person.registered(api);

    for (String field : List.of("role", "status", "email", "password")) {
      Answer answer = ada.api().patch("users/me", Map.of(field, "admin"));
      Problems.refused(400, answer);
      Problems.names(field, answer);
    }
  }

  @Test
  void aRuleOfTheProfileThatIsBrokenNamesItsField() {
    Person ada = Person.registered(api);
    Map<String, List<String>> broken =
        Map.of(
            "fullName", List.of("{'fullName':' '}", "{'fullName':null}"),
            "avatar", List.of("{'avatar':'javascript:alert(1)'}", "{'avatar':'data:,x'}"),
            "preferences", List.of("{'preferences':null}"),
            "preferences.theme", List.of("{'preferences':{'theme':'pink'}}"),
            "preferences.language", List.of("{'preferences':{'language':'klingon'}}"),
            "preferences.notifications", List.of("{'preferences':{'notifications':null}}"));

    broken.forEach(
        (field, bodies) ->
            bodies.forEach(
                body -> {
                  Answer answer = ada.api().send("PATCH", "users/me", body.replace('\'', '"'));
                  Problems.refused(400, answer);
                  Problems.names(field, answer);
                }));
  }

  @Test
  void aNewPasswordEndsAllOtherLogins() {
    Person ada = Person.registered(api);
    Person elsewhere = Person.of(api, logIn(ada, Person.PASSWORD));

    assertEquals(204, change(elsewhere, Person.PASSWORD, BETTER).status());

    Problems.refused(401, ada.api().get("users/me"));
    Problems.refused(401, refresh(ada.refreshToken()));
    assertEquals(200, elsewhere.api().get("users/me").status());
    assertEquals(200, refresh(elsewhere.refreshToken()).status());
    Problems.refused(401, logIn(ada, Person.PASSWORD));
    assertEquals(200, logIn(ada, BETTER).status());
  }

  @Test
  void aPasswordThatIsNotRightOrNotGoodIsNamed() {
    Person ada = Person.registered(api);

    Answer wrong = change(ada, "something else", BETTER);
    Problems.refused(400, wrong);
    Problems.names("oldPassword", wrong);
    for (String bad : List.of("short", "password", Person.PASSWORD)) {
      Answer answer = change(ada, Person.PASSWORD, bad);
      Problems.refused(400, answer);
      Problems.names("newPassword", answer);
    }
    assertEquals(200, logIn(ada, Person.PASSWORD).status());
  }

  @Test
  void theOldPasswordCannotBeGuessedButGuessingHoldsUpNoLogin() {
    Person ada = Person.registered(api);
    for (int i = 0; i < 10; i++) {
      Problems.refused(400, change(ada, "wrong " + i, BETTER));
    }

    Problems.refused(429, change(ada, Person.PASSWORD, BETTER));

    assertEquals(200, logIn(ada, Person.PASSWORD).status());
  }

  @Test
  void whoDoesNotExistIsLockedOutJustTheSame() {
    Map<String, String> nobody = Map.of("username", Person.newName(), "password", "something else");
    for (int i = 0; i < 10; i++) {
      Problems.refused(401, "Invalid credentials", api.post("auth/login", nobody));
    }

    Answer answer = api.post("auth/login", nobody);

    Problems.refused(429, "Too many failed logins, try again later", answer);
    assertTrue(Integer.parseInt(answer.header("Retry-After")) > 600, answer::toString);
  }

  @Test
  void aLoginWithTheOldPasswordDoesNotOutliveTheChange() throws Exception {
    Person ada = Person.registered(api);

    List<Answer> answers =
        Race.run(
            List.of(() -> logIn(ada, Person.PASSWORD), () -> change(ada, Person.PASSWORD, BETTER)));

    assertEquals(204, answers.get(1).status(), answers.get(1).text());
    if (answers.get(0).status() == 200) {
      Problems.refused(401, Person.of(api, answers.get(0)).api().get("users/me"));
    } else {
      Problems.refused(401, "Invalid credentials", answers.get(0));
    }
  }

  private static Answer change(Person person, String from, String to) {
    return person
        .api()
        .send("PUT", "users/me/password", Map.of("oldPassword", from, "newPassword", to));
  }

  private static Answer logIn(Person person, String password) {
    return api.post("auth/login", Map.of("username", person.name(), "password", password));
  }

  private static Answer refresh(String token) {
    return api.post("auth/refresh", Map.of("refreshToken", token));
  }
}
