package live.grandstand.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import live.grandstand.app.Api.Answer;
import live.grandstand.platform.Json;
import live.grandstand.testing.GrandstandProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How often REST may be called, and for whom that is counted behind a proxy (ADR 26), in the
 * running product. The tests are the proxy: each has addresses of its own.
 */
class RateLimitIT {
  private static final String PASSWORD = "an admin password for tests";
  private static final AtomicInteger LAST_ADDRESS = new AtomicInteger();

  private static GrandstandProcess product;
  private static Api api;

  @BeforeAll
  static void start(@TempDir Path directory) {
    Map<String, String> settings = new HashMap<>();
    settings.put("grandstand.admin.password", PASSWORD);
    settings.put("grandstand.http.trusted-proxies", "127.0.0.0/8, ::1");
    settings.put("grandstand.http.rate-limit.read", "20/1h");
    settings.put("grandstand.http.rate-limit.login", "5/1h");
    settings.put("grandstand.http.rate-limit.refresh", "3/1h");
    settings.put("grandstand.http.rate-limit.emit", "4/1h");
    settings.put("grandstand.http.rate-limit.bad-token", "10/1h");
    settings.put("grandstand.realtime.connect-rate", "1");
    settings.put("grandstand.cors.origins", "https://pages.example");
    product = GrandstandProcess.start(directory, settings);
    api = Api.at(product.uri(""));
  }

  @AfterAll
  static void stop() {
    product.close();
  }

  @Test
  void anAnswerSaysWhatIsLeftAndPagesElsewhereMayReadIt() {
    Map<String, String> headers =
        Map.of("X-Forwarded-For", newAddress(), "Origin", "https://pages.example");

    Answer answer = api.send("GET", "streams", BodyPublishers.noBody(), headers);

    assertEquals(200, answer.status(), answer.text());
    assertEquals("\"read\";q=20;w=3600", answer.header("RateLimit-Policy"));
    assertEquals("\"read\";r=19;t=3420", answer.header("RateLimit"));
    List<String> exposed = List.of(answer.header("Access-Control-Expose-Headers").split(", "));
    assertTrue(exposed.containsAll(List.of("RateLimit", "RateLimit-Policy")), exposed::toString);
  }

  @Test
  void aFloodFromAnAddressIsRefusedAndHoldsUpNobodyWhoIsSignedInThereNorOtherAddresses() {
    String address = newAddress();
    Person ada = registered(address);
    for (int i = 0; i < 20; i++) {
      assertEquals(200, get(api, address, "streams").status());
    }

    Answer refused = get(api, address, "streams");

    Problems.refused(429, "Too many requests, try again later", refused);
    int retryAfter = Integer.parseInt(refused.header("Retry-After"));
    assertTrue(retryAfter > 150 && retryAfter <= 180, () -> "Retry-After " + retryAfter);
    assertEquals("\"read\";r=0;t=" + retryAfter, refused.header("RateLimit"));
    assertEquals(200, get(ada.api(), address, "streams").status());
    assertEquals(200, get(ada.api(), address, "users/me").status());
    assertEquals(200, get(api, newAddress(), "streams").status());
    Problems.refused(429, get(api, address + ", 127.9.9.9", "streams"));
    Problems.refused(429, get(api, "198.51.100.1, " + address, "streams"));
  }

  @Test
  void whoIsSignedInIsCountedWhereverTheyAre() {
    Person ada = registered(newAddress());
    for (int i = 0; i < 20; i++) {
      assertEquals(200, get(ada.api(), newAddress(), "users/me").status());
    }

    Problems.refused(429, get(ada.api(), newAddress(), "users/me"));
    assertEquals(200, patched(ada).status(), "changes are counted apart");
  }

  private static Answer patched(Person person) {
    Map<String, Object> change = Map.of("fullName", "Ada King");
    return send(person.api(), "PATCH", newAddress(), "users/me", change);
  }

  @Test
  void signingInIsRefusedBeforeThePasswordIsLookedAt() {
    String address = newAddress();
    Person ada = registered(newAddress());
    Map<String, Object> wrong = Map.of("username", Person.newName(), "password", "wrong");
    for (int i = 0; i < 5; i++) {
      assertEquals(401, send(api, "POST", address, "auth/login", wrong).status());
    }
    Map<String, Object> right = Map.of("username", ada.name(), "password", Person.PASSWORD);

    Problems.refused(429, send(api, "POST", address, "auth/login", right));
    Problems.refused(429, send(ada.api(), "POST", address, "auth/login", right));
    assertEquals(200, send(api, "POST", newAddress(), "auth/login", right).status());
  }

  @Test
  void guessedTokensAreNotFreeAndHoldUpNoGoodOnes() {
    String address = newAddress();
    Person ada = registered(address);
    List<String> guesses = List.of("not.a.token", "gst_" + "x".repeat(43));
    for (int i = 0; i < 10; i++) {
      Api guess = api.withToken(guesses.get(i % 2));
      Problems.refused(401, get(guess, address, i % 3 == 0 ? "streams" : "users/me"));
    }

    Answer refused = get(api.withToken(guesses.get(0)), address, "users/me");

    Problems.refused(429, refused);
    assertEquals("\"bad-token\";q=10;w=3600", refused.header("RateLimit-Policy"));
    Problems.refused(429, get(api.withToken(guesses.get(1)), address, "admin/users"));
    assertEquals(200, get(ada.api(), address, "users/me").status());
    assertEquals(200, get(api, address, "streams").status());
  }

  @Test
  void aLoginThatIsOverHearsSoAndCountsForNobodyElse() {
    String address = newAddress();
    Person ada = registered(address);
    assertEquals(204, send(ada.api(), "POST", address, "auth/logout", Map.of()).status());
    for (int i = 0; i < 20; i++) {
      Problems.refused(401, get(ada.api(), address, "users/me"));
    }

    Problems.refused(429, get(ada.api(), address, "users/me"));
    Problems.refused(401, get(ada.api(), newAddress(), "users/me"));
    assertEquals(200, get(api, address, "streams").status());
  }

  @Test
  void renewalsAreCountedForEachLoginAndARefusedOneCanBeMadeLater() {
    String address = newAddress();
    Person ada = registered(address);
    String token = ada.refreshToken();
    for (int i = 0; i < 3; i++) {
      Answer renewed = refresh(address, token);
      assertEquals(200, renewed.status(), renewed.text());
      token = renewed.text("/refreshToken");
      ada = Person.of(api, renewed);
    }

    Problems.refused(429, refresh(address, token));
    Problems.refused(429, refresh(address, token));

    assertEquals(200, get(ada.api(), address, "users/me").status(), "no second use");
    assertEquals(200, refresh(address, registered(address).refreshToken()).status());
    for (int i = 0; i < 10; i++) {
      Problems.refused(401, refresh(address, "not.a.token"));
    }
    Problems.refused(429, refresh(address, "not.a.token"));
    assertEquals(200, refresh(address, registered(address).refreshToken()).status());
  }

  private static Answer refresh(String address, String token) {
    return send(api, "POST", address, "auth/refresh", Map.of("refreshToken", token));
  }

  @Test
  void eachServiceTokenHasItsOwnAllowance() {
    String address = newAddress();
    Map<String, Object> login = Map.of("username", "admin", "password", PASSWORD);
    Person admin = Person.of(api, send(api, "POST", newAddress(), "auth/login", login));
    Api first = service(admin);
    Api second = service(admin);
    Map<String, Object> news = Map.of("event", "news", "data", Map.of());
    for (int i = 0; i < 4; i++) {
      assertEquals(202, send(first, "POST", address, "emit/broadcast", news).status());
    }

    Problems.refused(429, send(first, "POST", address, "emit/broadcast", news));
    assertEquals(202, send(second, "POST", address, "emit/broadcast", news).status());
  }

  private static Api service(Person admin) {
    Map<String, Object> wanted = Map.of("name", "media server", "scopes", List.of("emit"));
    Answer made = send(admin.api(), "POST", newAddress(), "admin/service-tokens", wanted);
    assertEquals(201, made.status(), made.text());
    return api.withToken(made.text("/token"));
  }

  @Test
  void aTrustedProxySaysWhoAndHowAndWhatIsBeforeThatMeansNothing() {
    Map<String, String> headers = new HashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("X-Forwarded-For", "198.51.100.1, 203.0.113.250, 127.0.0.9");
    headers.put("X-Forwarded-Proto", "https");

    Answer made =
        api.send("POST", "auth/register", json(Person.registration(Person.newName())), headers);

    assertEquals(201, made.status(), made.text());
    assertTrue(made.header("Location").startsWith("https://localhost:"), made::toString);
    assertTrue(made.header("Strict-Transport-Security").startsWith("max-age="), made::toString);
    Answer sessions = get(Person.of(api, made).api(), newAddress(), "auth/sessions");
    assertEquals("203.0.113.250", sessions.text("/items/0/ip"), sessions::text);
  }

  @Test
  void newConnectionsAreCountedForTheClientNotForTheProxy() throws Exception {
    String address = newAddress();
    List<Integer> polls =
        Stream.of(address, address, address, newAddress()).map(RateLimitIT::poll).toList();
    assertEquals(List.of(200, 200, 403, 200), polls);
    for (int i = 0; i < 10; i++) {
      assertEquals(200, poll("127.0.0.1"), "loopback is exempt");
    }

    String other = newAddress();
    assertEquals("0{", webSocket(other));
    assertEquals("0{", webSocket(other));
    assertEquals("403", webSocket(other));
  }

  @Test
  void aClientBehindTheProxyPollsAsOthersDo() throws Exception {
    Person ada = registered(newAddress());
    Map<String, String> proxied =
        Map.of("X-Forwarded-For", newAddress(), "X-Forwarded-Proto", "https");
    PolledSocket socket = new PolledSocket(product.uri(""), ada.api().token(), proxied);
    CompletableFuture<String> news = CompletableFuture.supplyAsync(() -> socket.read("[\"news\""));
    Map<String, Object> login = Map.of("username", "admin", "password", PASSWORD);
    Person admin = Person.of(api, send(api, "POST", newAddress(), "auth/login", login));

    Map<String, Object> event = Map.of("event", "news", "data", Map.of("n", 1));
    String path = "emit/user/" + ada.id();
    assertEquals(202, send(service(admin), "POST", newAddress(), path, event).status());

    String heard = news.get(30, TimeUnit.SECONDS);
    assertTrue(heard.contains("\"n\":1"), heard);
  }

  private static int poll(String address) {
    HttpRequest request =
        HttpRequest.newBuilder(product.uri("socket.io/?EIO=4&transport=polling"))
            .header("X-Forwarded-For", address)
            .build();
    try {
      return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a WebSocket begins with, over TLS as its proxy says; the status where there is none. */
  private static String webSocket(String address) throws Exception {
    CompletableFuture<String> first = new CompletableFuture<>();
    URI uri =
        URI.create(
            "ws://localhost:%d/socket.io/?EIO=4&transport=websocket".formatted(product.port()));
    try {
      HttpClient.newHttpClient()
          .newWebSocketBuilder()
          .header("X-Forwarded-For", address)
          .header("X-Forwarded-Proto", "https")
          .buildAsync(uri, new FirstText(first))
          .join();
      return first.get(30, TimeUnit.SECONDS).substring(0, 2);
    } catch (CompletionException e) {
      WebSocketHandshakeException refused = (WebSocketHandshakeException) e.getCause();
      return "" + refused.getResponse().statusCode();
    }
  }

  private record FirstText(CompletableFuture<String> result) implements WebSocket.Listener {
    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
      result.complete(text.toString());
      socket.abort();
      return null;
    }
  }

  private static Person registered(String address) {
    Map<String, Object> registration = Person.registration(Person.newName());
    Answer made = send(api, "POST", address, "auth/register", registration);
    assertEquals(201, made.status(), made.text());
    return Person.of(api, made);
  }

  private static Answer get(Api api, String address, String path) {
    return api.send("GET", path, BodyPublishers.noBody(), Map.of("X-Forwarded-For", address));
  }

  private static Answer send(
      Api api, String method, String address, String path, Map<String, ?> body) {
    Map<String, String> headers =
        Map.of("X-Forwarded-For", address, "Content-Type", "application/json");
    return api.send(method, path, json(body), headers);
  }

  private static BodyPublisher json(Map<String, ?> body) {
    return BodyPublishers.ofString(Json.mapper().valueToTree(body).toString());
  }

  /** One that no other test has: of TEST-NET-3 (RFC 5737). */
  private static String newAddress() {
    return "203.0.113." + LAST_ADDRESS.incrementAndGet();
  }
}
