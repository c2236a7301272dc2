package live.grandstand.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import live.grandstand.accounts.AccountStatus;
import live.grandstand.accounts.AdminActed;
import live.grandstand.accounts.AdminAction;
import live.grandstand.accounts.Caller;
import live.grandstand.accounts.Role;
import live.grandstand.platform.AppException;
import live.grandstand.platform.Ids;
import live.grandstand.platform.Page;
import live.grandstand.platform.Paging;
import live.grandstand.testing.Postgres;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditTest {
  @RegisterExtension static final Postgres postgres = new Postgres();

  private static final Instant NOW = Instant.parse("2026-11-21T09:00:00.123Z");

  private final Caller root = new Caller(Ids.next(), "root", Role.ADMIN, Ids.next());
  private final Caller eve = new Caller(Ids.next(), "eve", Role.ADMIN, Ids.next());

  @BeforeEach
  void nothingWasDone() {
    postgres.run(em -> em.createNativeQuery("delete from audit_entries").executeUpdate());
  }

  @Test
  void anEntrySaysWhoDidWhatToWhatWhenAndFromWhere() {
    Map<String, Object> details =
        Map.of("status", Map.of("from", AccountStatus.ACTIVE, "to", AccountStatus.BANNED));

    written(new AdminActed(root, AdminAction.USER_UPDATED, "user", "u1", details, "::1", NOW));

    AuditView entry = all().items().get(0);
    assertEquals(NOW, entry.at());
    assertEquals(new AuditView.Actor(root.userId(), "root"), entry.actor());
    assertEquals("user.updated", entry.action());
    assertEquals(new AuditView.Target("user", "u1"), entry.target());
    assertEquals(Map.of("status", Map.of("from", "active", "to", "banned")), entry.details());
    assertEquals("::1", entry.address());
  }

  @Test
  void whatIsRolledBackIsNotInTheTrail() {
    assertThrows(
        IllegalStateException.class,
        () ->
            postgres.run(
                em -> {
                  service(em).write(act(root, AdminAction.STREAM_ENDED, "s1", NOW));
                  throw new IllegalStateException("the deed failed");
                }));

    assertEquals(List.of(), all().items());
  }

  @Test
  void theTrailIsNarrowedByWhoWhatOnWhatAndWhen() {
    written(act(root, AdminAction.STREAM_ENDED, "s1", NOW));
    written(act(eve, AdminAction.STREAM_ENDED, "s2", NOW.plusSeconds(1)));
    written(act(root, AdminAction.SOCKET_DISCONNECTED, "k1", NOW.plusSeconds(2)));

    assertEquals(List.of("k1", "s2", "s1"), found(null, null, null, null, null));
    assertEquals(List.of("k1", "s1"), found(root.getName(), "", "", "", ""));
    assertEquals(List.of("s2", "s1"), found(null, "stream.ended", null, null, null));
    assertEquals(List.of("s2"), found(null, null, "s2", null, null));
    assertEquals(List.of("k1", "s2"), found(null, null, null, "2026-11-21T09:00:01Z", null));
    assertEquals(
        List.of("s2"), found(null, null, null, "2026-11-21T09:00:01Z", "2026-11-21T09:00:02Z"));
    assertEquals(List.of(), found(eve.getName(), null, "s1", null, null));
    assertEquals(3, found(null, null, null, "-999999999-01-01T00:00:00Z", null).size());
    assertEquals(List.of("k1"), found(root.getName(), "socket.disconnected", "k1", null, null));
  }

  @Test
  void theTrailIsReadInPages() {
    for (int i = 1; i <= 5; i++) {
      written(act(root, AdminAction.STREAM_ENDED, "s" + i, NOW));
    }

    Page<AuditView> first = list(service -> service.list(query("2", null)));
    Page<AuditView> second = list(service -> service.list(query("2", first.nextCursor())));
    Page<AuditView> third = list(service -> service.list(query("2", second.nextCursor())));

    assertEquals(List.of("s5", "s4"), targets(first));
    assertEquals(List.of("s3", "s2"), targets(second));
    assertEquals(List.of("s1"), targets(third));
    assertNull(third.nextCursor());
  }

  @ParameterizedTest
  @CsvSource({
    "actor, root, , , ,",
    "action, , user.loved, , ,",
    "from, , , , yesterday,",
    "to, , , , , 2026-11-21",
    "target, , , 'a\u0000b', ,"
  })
  void whatCannotBeLookedForIsNamed(
      String field, String actor, String action, String target, String from, String to) {
    AppException refusal =
        assertThrows(
            AppException.class, () -> AuditQuery.of(actor, action, target, from, to, Paging.FIRST));

    assertEquals(field, refusal.fields().get(0).field());
  }

  private List<String> found(
      @Nullable String actor,
      @Nullable String action,
      @Nullable String target,
      @Nullable String from,
      @Nullable String to) {
    AuditQuery query = AuditQuery.of(actor, action, target, from, to, Paging.FIRST);
    return targets(list(service -> service.list(query)));
  }

  private static AuditQuery query(String limit, @Nullable String cursor) {
    return AuditQuery.of(null, null, null, null, null, Paging.of(limit, cursor));
  }

  private static List<String> targets(Page<AuditView> page) {
    return page.items().stream().map(entry -> entry.target().id()).toList();
  }

  private static AdminActed act(Caller actor, AdminAction action, String target, Instant at) {
    return new AdminActed(actor, action, "thing", target, Map.of(), "203.0.113.9", at);
  }

  private Page<AuditView> all() {
    return list(service -> service.list(query("100", null)));
  }

  private static void written(AdminActed act) {
    postgres.run(em -> service(em).write(act));
  }

  private static Page<AuditView> list(Function<AuditService, Page<AuditView>> question) {
    return postgres.call(em -> question.apply(service(em)));
  }

  private static AuditService service(EntityManager em) {
    AuditService service = new AuditService();
    service.entries = new AuditStore();
    service.entries.em = em;
    return service;
  }
}
