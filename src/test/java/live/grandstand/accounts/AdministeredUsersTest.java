package live.grandstand.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.persistence.EntityManager;
import jakarta.validation.Validator;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import live.grandstand.platform.AppException;
import live.grandstand.platform.ErrorCode;
import live.grandstand.platform.Ids;
import live.grandstand.platform.Json;
import live.grandstand.platform.Page;
import live.grandstand.platform.Paging;
import live.grandstand.platform.Secrets;
import live.grandstand.testing.Postgres;
import live.grandstand.testing.Race;
import live.grandstand.testing.RecordedEvents;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What administrators do to accounts (rest.md "Emitting and administration"). */
class AdministeredUsersTest {
  @RegisterExtension static final Postgres postgres = new Postgres();

  private static final String FROM = "203.0.113.9";

  private final RecordedEvents<UserChanged> changed = new RecordedEvents<>();
  private final RecordedEvents<AdminActed> acted = new RecordedEvents<>();
  private final RecordedEvents<SessionEnded> ended = new RecordedEvents<>();

  private User root;
  private User ada;

  @BeforeEach
  void people() {
    postgres.run(em -> em.createNativeQuery("delete from users").executeUpdate());
    root = stored("root", Role.ADMIN);
    ada = stored("ada", Role.USER);
  }

  @Test
  void aBanEndsAllLoginsAndTellsTheOthers() {
    Set<UUID> logins = Set.of(login(ada), login(ada));
    login(root);

    UserView after = change(root, ada, "{'status':'banned'}");

    assertEquals(AccountStatus.BANNED, after.status());
    assertEquals(List.of(new SessionEnded(ada.id(), logins)), ended.fired());
    assertEquals(
        List.of(new UserChanged(ada.id(), Role.USER, AccountStatus.BANNED)), changed.fired());
    AdminActed act = acted.fired().get(0);
    assertEquals(AdminAction.USER_UPDATED, act.action());
    assertEquals(ada.id().toString(), act.targetId());
    assertEquals(FROM, act.address());
    assertEquals(
        Map.of("status", Map.of("from", AccountStatus.ACTIVE, "to", AccountStatus.BANNED)),
        act.details());
  }

  @Test
  void aNewRoleEndsNoLogin() {
    login(ada);

    change(root, ada, "{'role':'premium','emailVerified':true}");

    assertEquals(List.of(), ended.fired());
    assertEquals(
        List.of(new UserChanged(ada.id(), Role.PREMIUM, AccountStatus.ACTIVE)), changed.fired());
  }

  @Test
  void aSubscriptionIsMergedAndIsNoChangeOfWhatTheUserMayDo() {
    change(
        root,
        ada,
        "{'subscription':{'planType':'basic','startDate':'2026-01-01T00:00:00Z',"
            + "'endDate':'2027-01-01T00:00:00.000Z'}}");
    UserView after = change(root, ada, "{'subscription':{'autoRenew':true,'endDate':null}}");

    assertEquals(PlanType.BASIC, after.subscription().planType());
    assertTrue(after.subscription().autoRenew());
    assertEquals(null, after.subscription().endDate());
    assertEquals(List.of(), changed.fired());
    assertEquals(2, acted.fired().size());
  }

  @Test
  void whatChangesNothingIsNotAudited() {
    change(root, ada, "{'role':'user','subscription':{}}");

    assertEquals(List.of(), acted.fired());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "email | {'email':'x@example.org'}",
        "passwordHash | {'passwordHash':'x'}",
        "role | {'role':'root'}",
        "role | {'role':1}",
        "subscription.price | {'subscription':{'price':1}}",
        "subscription.endDate | {'subscription':{'endDate':'+99999-01-01T00:00:00Z'}}",
        "subscription.endDate | {'subscription':{'startDate':'2026-01-02T00:00:00Z','endDate':'2026-01-01T00:00:00Z'}}",
      })
  void whatCannotBeIsNamed(String field, String patch) {
    AppException refusal = assertThrows(AppException.class, () -> change(root, ada, patch));

    assertEquals(field, refusal.fields().get(0).field());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {"{'role':'user'}", "{'status':'banned'}", "{'status':'inactive'}"})
  void theLastActiveAdminStays(String patch) {
    User inactive = stored("old", Role.ADMIN);
    change(root, inactive, "{'status':'inactive'}");

    assertEquals(ErrorCode.CONFLICT, refusal(() -> change(root, root, patch)).code());
    change(root, inactive, "{'status':'active'}");
    change(inactive, root, patch);
    assertEquals(ErrorCode.FORBIDDEN, refusal(() -> change(root, ada, patch)).code());
  }

  @Test
  void ofTwoAdminsWhoDemoteEachOtherAtOnceOneStays() throws Exception {
    User other = stored("other", Role.ADMIN);

    List<Boolean> done = Race.run(List.of(() -> demotes(root, other), () -> demotes(other, root)));

    assertEquals(1, Collections.frequency(done, true));
    assertEquals(
        1, inService(users -> users.search(null, Role.ADMIN, null, Paging.FIRST)).items().size());
  }

  @Test
  void peopleAreFoundByAnyPartOfTheirNames() {
    stored("Ada_Lovelace", Role.USER);
    stored("100%", Role.PREMIUM);

    assertEquals(List.of("Ada_Lovelace", "ada"), found("ADA", null, null));
    assertEquals(List.of("Ada_Lovelace"), found("a_l", null, null));
    assertEquals(List.of("100%"), found("%", null, null));
    assertEquals(List.of("ada"), found("ada@EXAMPLE", null, null));
    assertEquals(List.of("100%"), found("full name", Role.PREMIUM, AccountStatus.ACTIVE));
    assertEquals(List.of(), found("", null, AccountStatus.BANNED));
    assertEquals("q", refusal(() -> found("a\u0000", null, null)).fields().get(0).field());
  }

  @Test
  void peopleAreListedInPages() {
    stored("eve", Role.USER);

    Page<UserView> first = inService(users -> users.search(null, null, null, new Paging(2, null)));
    Page<UserView> second =
        inService(users -> users.search(null, null, null, Paging.of("2", first.nextCursor())));

    assertEquals(List.of("eve", "ada"), first.map(UserView::username).items());
    assertEquals(List.of("root"), second.map(UserView::username).items());
    assertEquals(null, second.nextCursor());
  }

  @Test
  void anAdminSeesAndEndsTheLoginsOfAUser() {
    UUID login = login(ada);
    Caller admin = caller(root);

    Page<SessionView> seen = inService(users -> users.sessions.sessionsOf(ada.id(), Paging.FIRST));
    inService(
        users -> {
          users.sessions.endAll(admin, ada.id(), FROM);
          return users;
        });

    assertEquals(List.of(login), seen.map(SessionView::id).items());
    assertFalse(seen.items().get(0).current());
    assertEquals(List.of(new SessionEnded(ada.id(), Set.of(login))), ended.fired());
    assertEquals(Map.of("sessions", 1), acted.fired().get(0).details());
    assertEquals(
        ErrorCode.NOT_FOUND,
        refusal(() -> inService(users -> users.sessions.sessionsOf(Ids.next(), Paging.FIRST)))
            .code());
  }

  private boolean demotes(User admin, User other) {
    try {
      change(admin, other, "{'role':'user'}");
      return true;
    } catch (AppException e) {
      return false;
    }
  }

  private UserView change(User admin, User user, String json) {
    ObjectNode patch = patch(json);
    return inService(users -> users.change(caller(admin), user.id(), patch, FROM));
  }

  private List<String> found(String text, @Nullable Role role, @Nullable AccountStatus status) {
    return inService(users -> users.search(text, role, status, Paging.FIRST))
        .map(UserView::username)
        .items();
  }

  private static AppException refusal(Runnable action) {
    return assertThrows(AppException.class, action::run);
  }

  private <T> T inService(Function<UserService, T> work) {
    return postgres.call(em -> work.apply(service(em)));
  }

  private UserService service(EntityManager em) {
    UserService service = new UserService();
    service.users = new UserStore();
    service.users.em = em;
    service.clock = Clock.fixed(Accounts.MADE_AT, ZoneOffset.UTC);
    service.validator = noRules();
    service.changed = changed;
    service.acted = acted;
    service.sessions = new SessionService();
    service.sessions.sessions = new SessionStore();
    service.sessions.sessions.em = em;
    service.sessions.users = service.users;
    service.sessions.clock = service.clock;
    service.sessions.ended = ended;
    service.sessions.acted = acted;
    return service;
  }

  /** The rules of single fields are the container's to check; here they all hold. */
  private static Validator noRules() {
    return (Validator)
        Proxy.newProxyInstance(
            Validator.class.getClassLoader(),
            new Class<?>[] {Validator.class},
            (proxy, method, arguments) -> Set.of());
  }

  private static Caller caller(User user) {
    return new Caller(user.id(), user.username(), Role.ADMIN, Ids.next());
  }

  private static User stored(String name, Role role) {
    NewUser wanted =
        new NewUser(name, name.replace("%", "") + "@example.org", "Full Name", "-", role);
    User user = new User(Ids.next(), wanted, Accounts.MADE_AT);
    postgres.run(em -> em.persist(user));
    return user;
  }

  private static UUID login(User user) {
    UUID id = Ids.next();
    IssuedToken token = new IssuedToken(Secrets.token(8), Accounts.MADE_AT.plusSeconds(60));
    Client client = new Client("203.0.113.7", "");
    LoginSession session = new LoginSession(id, user.id(), token, client, Accounts.MADE_AT);
    postgres.run(em -> em.persist(session));
    return id;
  }

  private static ObjectNode patch(String json) {
    try {
      return Json.mapper().readValue(json.replace('\'', '"'), ObjectNode.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
