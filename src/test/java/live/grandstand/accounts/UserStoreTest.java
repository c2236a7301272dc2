package live.grandstand.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import live.grandstand.platform.AppException;
import live.grandstand.platform.ErrorCode;
import live.grandstand.platform.Ids;
import live.grandstand.testing.Postgres;
import live.grandstand.testing.Race;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UserStoreTest {
  @RegisterExtension static final Postgres postgres = new Postgres();

  private final String name = "User" + Ids.next();
  private final String shouted = name.toUpperCase(Locale.ROOT);

  @Test
  void aNameIsTakenInWhateverCase() {
    add(Accounts.user(name));

    AppException refusal = refused(() -> add(Accounts.user(shouted, "other@" + name)));

    assertEquals(ErrorCode.CONFLICT, refusal.code());
    assertEquals("Username already exists", refusal.detail());
    assertEquals("username", refusal.fields().get(0).field());
  }

  @Test
  void anAddressIsTakenInWhateverCase() {
    add(Accounts.user(name));

    AppException refusal = refused(() -> add(Accounts.user("other", shouted + "@EXAMPLE.ORG")));

    assertEquals("Email already exists", refusal.detail());
    assertEquals("email", refusal.fields().get(0).field());
  }

  @Test
  void whatIsTakenIsToldBeforeAnythingIsHashed() {
    add(Accounts.user(name));

    assertEquals(
        "Username already exists", refused(() -> requireFree(shouted, "x@example.org")).detail());
    assertEquals(
        "Email already exists", refused(() -> requireFree("x", shouted + "@example.org")).detail());
    requireFree("somebody.else", "somebody.else@example.org");
  }

  @Test
  void ofTwoWhoRaceForANameOneGetsItAndTheOtherIsToldSo() throws Exception {
    List<Callable<String>> runners =
        List.of(
            () -> outcome(Accounts.user(name, "one@" + name)),
            () -> outcome(Accounts.user(shouted, "two@" + name)));

    assertEquals(Set.of("in", "Username already exists"), Set.copyOf(Race.run(runners)));
  }

  @Test
  void credentialsAreFoundByNameAndByAddressInWhateverCase() {
    User user = Accounts.user(name);
    add(user);

    for (String login : List.of(name, shouted, name + "@example.org", shouted + "@example.org")) {
      assertEquals(
          user.id(), postgres.call(em -> store(em).credentials(login)).orElseThrow().userId());
    }
    assertFalse(postgres.call(em -> store(em).credentials("nobody" + name)).isPresent());
  }

  @Test
  void everyLoginIsCounted() {
    User user = Accounts.user(name);
    add(user);
    Instant now = Accounts.MADE_AT.plusSeconds(60);

    postgres.run(em -> store(em).noteLogin(user.id(), now));
    postgres.run(em -> store(em).noteLogin(user.id(), now.plusSeconds(1)));

    User stored = postgres.call(em -> store(em).find(user.id())).orElseThrow();
    assertEquals(2, stored.loginCount());
    assertEquals(now.plusSeconds(1), stored.lastLoginAt());
  }

  @Test
  void aNewAccountHasTheDefaults() {
    User user = Accounts.user(name);
    add(user);

    UserView view = UserView.of(postgres.call(em -> store(em).find(user.id())).orElseThrow());

    assertEquals(AccountStatus.ACTIVE, view.status());
    assertEquals(PlanType.FREE, view.subscription().planType());
    assertEquals("system", view.preferences().theme());
    assertTrue(view.preferences().notifications().email());
    assertEquals(Accounts.MADE_AT, view.createdAt());
  }

  @Test
  void aHashIsReplacedOnlyWhileItIsTheOneThatWasChecked() {
    User user = Accounts.user(name);
    add(user);
    Credentials checked = postgres.call(em -> store(em).credentials(user.id())).orElseThrow();

    boolean first = postgres.call(em -> store(em).replaceHash(checked, "new"));
    boolean second = postgres.call(em -> store(em).replaceHash(checked, "newer"));

    assertTrue(first);
    assertFalse(second);
    assertEquals(
        "new", postgres.call(em -> store(em).credentials(name)).orElseThrow().passwordHash());
  }

  @Test
  void summariesLeaveOutWhoIsNotThere() {
    User user = Accounts.user(name);
    add(user);

    assertEquals(
        List.of(new UserSummary(user.id(), name, null)),
        postgres.call(em -> store(em).summaries(Set.of(user.id(), Ids.next()))));
  }

  private static String outcome(User user) {
    try {
      add(user);
      return "in";
    } catch (AppException e) {
      return e.detail();
    }
  }

  private static AppException refused(Runnable work) {
    return assertThrows(AppException.class, work::run);
  }

  private static void add(User user) {
    postgres.run(em -> store(em).add(user));
  }

  private static void requireFree(String username, String email) {
    postgres.run(em -> store(em).requireFree(username, email));
  }

  private static UserStore store(EntityManager em) {
    UserStore store = new UserStore();
    store.em = em;
    return store;
  }
}
