package live.grandstand.admin;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import live.grandstand.accounts.AdminActed;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Who did what, to what, when, and from where. Never changed once it is written. */
@Entity
@Table(name = "audit_entries")
@Immutable
class AuditEntry {
  private static final int ADDRESS_LENGTH = 45;
  private static final int TARGET_LENGTH = 200;

  @Id private UUID id;

  @Column(nullable = false)
  private Instant at;

  @Column(name = "actor_id", nullable = false)
  private UUID actorId;

  @Column(name = "actor_name", nullable = false)
  private String actorName;

  @Column(nullable = false)
  private String action;

  @Column(name = "target_type", nullable = false)
  private String targetType;

  @Column(name = "target_id", nullable = false)
  private String targetId;

  @JdbcTypeCode(SqlTypes.JSON)
  @Column(nullable = false)
  private Map<String, Object> details;

  @Column(nullable = false)
  private String address;

  /** For JPA, which fills the fields. */
  @SuppressWarnings("NullAway.Init")
  protected AuditEntry() {}

  AuditEntry(UUID id, AdminActed act) {
    this.id = id;
    this.at = act.at().truncatedTo(ChronoUnit.MILLIS);
    this.actorId = act.actor().userId();
    this.actorName = act.actor().username();
    this.action = act.action().wire();
    this.targetType = act.targetType();
    this.targetId = first(act.targetId(), TARGET_LENGTH);
    this.details = act.details();
    this.address = first(act.address(), ADDRESS_LENGTH);
  }

  private static String first(String text, int length) {
    return text.substring(0, Math.min(length, text.length()));
  }

  UUID id() {
    return id;
  }

  AuditView view() {
    return new AuditView(
        id,
        at,
        new AuditView.Actor(actorId, actorName),
        action,
        new AuditView.Target(targetType, targetId),
        details,
        address);
  }
}
