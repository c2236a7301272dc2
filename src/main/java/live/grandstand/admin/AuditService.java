package live.grandstand.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import live.grandstand.accounts.AdminActed;
import live.grandstand.platform.Ids;
import live.grandstand.platform.Page;

/** The audit trail: what administrators did, written with the deed or not at all (ADR 25). */
@ApplicationScoped
public class AuditService {
  @Inject AuditStore entries;

  /** Runs at once, in the transaction of whoever acted: both are committed or neither is. */
  @Transactional(TxType.MANDATORY)
  void write(@Observes AdminActed act) {
    entries.add(new AuditEntry(Ids.next(), act));
  }

  /** What was done, the newest first. */
  @Transactional
  Page<AuditView> list(AuditQuery query) {
    return query.paging().page(entries.find(query), AuditEntry::id).map(AuditEntry::view);
  }
}
