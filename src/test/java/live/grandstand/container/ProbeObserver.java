package live.grandstand.container;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers what was committed. */
@ApplicationScoped
public class ProbeObserver {
  private final Set<String> seen = ConcurrentHashMap.newKeySet();

  void onProbed(@Observes(during = TransactionPhase.AFTER_SUCCESS) Probed event) {
    seen.add(event.what());
  }

  Set<String> seen() {
    return Set.copyOf(seen);
  }
}
