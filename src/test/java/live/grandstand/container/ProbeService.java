package live.grandstand.container;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

/** Writes and tells, as the product's services do. */
@ApplicationScoped
public class ProbeService {
  @PersistenceContext EntityManager entities;
  @Inject Event<Probed> probed;
  @Inject ProbeObserver observer;

  @Transactional
  public void prepare() {
    entities
        .createNativeQuery("create table if not exists probe (what text primary key)")
        .executeUpdate();
  }

  /** Whether the event had been seen before the commit. */
  @Transactional
  public boolean write(String what) {
    entities
        .createNativeQuery("insert into probe (what) values (?1)")
        .setParameter(1, what)
        .executeUpdate();
    probed.fire(new Probed(what));
    return observer.seen().contains(what);
  }

  @Transactional
  public void writeAndFail(String what) {
    write(what);
    throw new IllegalStateException("for the test");
  }

  @Transactional
  public boolean exists(String what) {
    return !entities
        .createNativeQuery("select what from probe where what = ?1", String.class)
        .setParameter(1, what)
        .getResultList()
        .isEmpty();
  }
}
