package live.grandstand.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import live.grandstand.app.Api.Answer;
import live.grandstand.e2e.JavaViewer;
import live.grandstand.testing.Backstage;
import live.grandstand.testing.GrandstandProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A product that signs with a pair of keys is killed in the middle of a chat and starts again, with
 * another pair and another hash for passwords (running.md "The database"; realtime.md §3; ADR 22).
 */
class RestartIT {
  /** As many as the history shows, so that each stored one has to be in it. */
  private static final int MESSAGES = 20;

  private static final int BEFORE_THE_KILL = 10;

  @TempDir static Path directory;

  private static Person ada;
  private static Backstage.Person streamer;
  private static String stream;
  private static Answer keys;
  private static String log;
  private static List<String> acknowledged;
  private static GrandstandProcess refused;
  private static GrandstandProcess again;

  @BeforeAll
  static void killAndStartAgain() throws Exception {
    Map<String, String> pair = Map.of("grandstand.jwt.algorithm", "EdDSA");
    GrandstandProcess first = GrandstandProcess.start(directory, pair);
    Api api = Api.at(first.uri(""));
    ada = Person.registered(api);
    keys = api.get("auth/jwks");
    Backstage backstage = new Backstage(first);
    streamer = backstage.register("streamer");
    stream = backstage.goLive(streamer);
    refused = GrandstandProcess.launch(directory, GrandstandProcess.freePort(), pair);
    assertEquals(1, refused.awaitExit());
    acknowledged = chatUntilTheKill(first);
    log = first.output();
    again = GrandstandProcess.start(directory, otherKeysAndHashes());
  }

  private static Map<String, String> otherKeysAndHashes() throws Exception {
    String previous = Files.readString(pair());
    Files.delete(pair());
    return Map.of(
        "grandstand.jwt.algorithm",
        "EdDSA",
        "grandstand.jwt.previous-key",
        previous,
        "grandstand.password.algorithm",
        "argon2id");
  }

  /** Sends all messages at once, kills at the tenth acknowledgement, answers the ids of these. */
  private static List<String> chatUntilTheKill(GrandstandProcess product) throws Exception {
    try (JavaViewer viewer = JavaViewer.connect(product, streamer, "websocket")) {
      viewer.join(stream);
      CountDownLatch enough = new CountDownLatch(BEFORE_THE_KILL);
      List<CompletableFuture<JsonNode>> answers = new ArrayList<>();
      for (String text : sentTexts()) {
        CompletableFuture<JsonNode> answer = viewer.say(stream, text);
        answer.thenRun(enough::countDown);
        answers.add(answer);
      }
      assertTrue(enough.await(30, TimeUnit.SECONDS));
      product.kill();
      return answers.stream()
          .filter(CompletableFuture::isDone)
          .map(CompletableFuture::join)
          .filter(ack -> ack.path("ok").asBoolean())
          .map(ack -> ack.path("id").asText())
          .toList();
    }
  }

  @AfterAll
  static void stop() {
    again.close();
    assertTrue(Files.notExists(directory.resolve("data/postgres/postmaster.pid")));
  }

  @Test
  void aSecondCopyIsRefused() {
    assertTrue(refused.output().contains("is in use by another running copy"), refused::output);
  }

  @Test
  void thePublicHalvesOfAllKeysAreTold() {
    assertEquals(200, keys.status(), keys.text());
    assertEquals(List.of("public, max-age=300"), keys.headers().allValues("Cache-Control"));
    assertEquals("EdDSA", keys.text("/keys/0/alg"));
    assertFalse(keys.text().contains("\"d\""));
    assertFalse(log.contains("BEGIN"), "no key in the log");

    Answer both = api().get("auth/jwks");

    assertEquals(2, both.json().get("keys").size());
    assertEquals(keys.text("/keys/0/kid"), both.text("/keys/1/kid"));
  }

  /** Whatever form of it somebody may take for the secret of HS256 (RFC 8725 §2.1). */
  @Test
  void aPublicKeyIsNoSharedSecret() throws Exception {
    String pem = Files.readString(pair());
    String publicPem = pem.substring(pem.indexOf("-----BEGIN PUBLIC KEY"));
    Answer published = api().get("auth/jwks");
    String good = Person.registered(api()).api().token();
    for (String secret :
        List.of(
            published.text(),
            published.json().at("/keys/0").toString(),
            published.text("/keys/0/x"),
            publicPem,
            publicPem.strip())) {
      String forged = new Forgery(secret, good).good();
      Problems.refused(401, api().withToken(forged).get("users/me"));
    }
  }

  private static Path pair() {
    return directory.resolve("data").resolve("jwt-eddsa.pem");
  }

  @Test
  void aLoginOutlivesTheKillAndTheChangeOfTheKey() {
    Answer renewed = api().post("auth/refresh", Map.of("refreshToken", ada.refreshToken()));

    assertEquals(200, renewed.status(), renewed.text());
    assertTrue(Person.of(api(), renewed).api().get("users/me").text().contains(ada.id()));
  }

  @Test
  void peopleSignInWhateverTheirPasswordsWereHashedWith() {
    assertEquals(401, logIn(ada, "something else").status());
    assertEquals(200, logIn(ada, Person.PASSWORD).status());
    assertEquals(200, logIn(ada, Person.PASSWORD).status(), "hashed anew");
    assertEquals(401, logIn(ada, "something else").status());
    assertEquals(200, logIn(Person.registered(api()), Person.PASSWORD).status());
  }

  @Test
  void whatWasAcknowledgedJustBeforeTheKillIsInTheHistory() throws Exception {
    String name = streamer.username();
    Backstage.Person back = new Backstage(again).signIn(name, Backstage.passwordOf(name));
    try (JavaViewer viewer = JavaViewer.connect(again, back, "websocket")) {
      JsonNode history = viewer.join(stream);
      List<String> kept = texts(history, "id");
      assertTrue(acknowledged.size() >= BEFORE_THE_KILL, acknowledged::toString);
      assertEquals(acknowledged, kept.subList(0, acknowledged.size()));
      assertEquals(sentTexts().subList(0, kept.size()), texts(history, "message"));

      JsonNode next = viewer.say(stream, "and on it goes").get(10, TimeUnit.SECONDS);
      assertTrue(next.path("ok").asBoolean(), next::toString);
      String newest = viewer.sees("and on it goes").path("id").asText();
      assertTrue(newest.compareTo(kept.get(kept.size() - 1)) > 0, "ids go on growing");
    }
  }

  private static Api api() {
    return Api.at(again.uri(""));
  }

  private static Answer logIn(Person person, String password) {
    return api().post("auth/login", Map.of("username", person.name(), "password", password));
  }

  private static List<String> sentTexts() {
    return IntStream.range(0, MESSAGES).mapToObj(i -> "message " + i).toList();
  }

  private static List<String> texts(JsonNode messages, String field) {
    return StreamSupport.stream(messages.spliterator(), false)
        .map(message -> message.path(field).asText())
        .toList();
  }
}
