package live.grandstand.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import live.grandstand.app.Api.Answer;
import live.grandstand.testing.GrandstandProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pair of keys and hashes of passwords in the running product, and their change (ADR 22). */
class KeysIT {
  @Test
  void aLoginOutlivesTheChangeOfTheKeyAndPeopleSignInWhateverTheirPasswordsWereHashedWith(
      @TempDir Path directory) throws Exception {
    Person ada;
    String first;
    try (GrandstandProcess product = start(directory, Map.of())) {
      Api api = Api.at(product.uri(""));
      ada = Person.registered(api);
      Answer keys = api.get("auth/jwks");
      assertEquals(200, keys.status(), keys.text());
      assertEquals(List.of("public, max-age=300"), keys.headers().allValues("Cache-Control"));
      first = keys.text("/keys/0/kid");
      assertEquals("EdDSA", keys.text("/keys/0/alg"));
      assertFalse(keys.text().contains("\"d\""));
      assertFalse(product.output().contains("BEGIN"), "no key in the log");
    }
    Path file = directory.resolve("data").resolve("jwt-eddsa.pem");
    String before = Files.readString(file);
    Files.delete(file);
    try (GrandstandProcess product =
        start(
            directory,
            Map.of(
                "grandstand.jwt.previous-key",
                before,
                "grandstand.password.algorithm",
                "argon2id"))) {
      Api api = Api.at(product.uri(""));
      Answer keys = api.get("auth/jwks");
      assertEquals(2, keys.json().get("keys").size());
      assertEquals(first, keys.text("/keys/1/kid"));
      Answer renewed = api.post("auth/refresh", Map.of("refreshToken", ada.refreshToken()));
      assertEquals(200, renewed.status(), renewed.text());
      assertTrue(Person.of(api, renewed).api().get("users/me").text().contains(ada.id()));
      bcryptBecomesArgon2id(api, ada);
    }
  }

  private static void bcryptBecomesArgon2id(Api api, Person ada) {
    assertEquals(401, logIn(api, ada, "something else").status());
    assertEquals(200, logIn(api, ada, Person.PASSWORD).status());
    assertEquals(200, logIn(api, ada, Person.PASSWORD).status(), "hashed anew");
    assertEquals(401, logIn(api, ada, "something else").status());
    Person bob = Person.registered(api);
    assertEquals(200, logIn(api, bob, Person.PASSWORD).status());
  }

  private static Answer logIn(Api api, Person person, String password) {
    return api.post("auth/login", Map.of("username", person.name(), "password", password));
  }

  private static GrandstandProcess start(Path directory, Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(more);
    settings.put("grandstand.jwt.algorithm", "EdDSA");
    return GrandstandProcess.start(directory, settings);
  }
}
