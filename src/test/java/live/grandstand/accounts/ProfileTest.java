package live.grandstand.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import live.grandstand.platform.AppException;
import live.grandstand.platform.Json;
import live.grandstand.platform.MergePatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What users may change of themselves (rest.md: PATCH /users/me). */
class ProfileTest {
  private final User user = Accounts.user("ada");

  @Test
  void whatIsGivenChangesAndTheRestStays() throws Exception {
    patch("{'avatar':'https://a.example/a.png','preferences':{'notifications':{'push':false}}}");
    patch("{'fullName':'Ada','preferences':{'theme':'dark','language':'pt-BR'}}");

    assertEquals("Ada", user.fullName());
    assertEquals("https://a.example/a.png", user.avatar());
    assertEquals("dark", user.preferences().theme());
    assertEquals("pt-BR", user.preferences().language());
    assertTrue(user.preferences().notifyByEmail());
    assertEquals(false, user.preferences().notifyByPush());
    patch("{'avatar':null}");
    assertNull(user.avatar());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "role",
        "status",
        "email",
        "password",
        "username",
        "emailVerified",
        "subscription"
      })
  void nothingElseIsTheirsToChange(String field) {
    AppException refusal =
        assertThrows(AppException.class, () -> patch("{'" + field + "':'admin'}"));

    assertEquals(field, refusal.fields().get(0).field());
    assertEquals(Role.USER, user.role());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "preferences.sound | {'preferences':{'sound':true}}",
        "preferences.notifications.email | {'preferences':{'notifications':{'email':null}}}",
        "preferences.notifications.sms | {'preferences':{'notifications':{'sms':true}}}",
      })
  void whatIsUnknownInsideIsNamedWithItsPath(String field, String json) {
    AppException refusal = assertThrows(AppException.class, () -> patch(json));

    assertEquals(field, refusal.fields().get(0).field());
  }

  private void patch(String json) throws JsonProcessingException {
    ObjectNode patch = Json.mapper().readValue(json.replace('\'', '"'), ObjectNode.class);
    user.describe(MergePatch.apply(ProfileDetails.of(user), patch, ProfileDetails.class));
  }
}
