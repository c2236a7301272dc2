package live.grandstand.container;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Transactions, Hibernate and event phases as the server really does them. */
@ExtendWith(ArquillianExtension.class)
class TransactionIT {
  private final String kept = UUID.randomUUID().toString();
  private final String lost = UUID.randomUUID().toString();

  @Inject ProbeService service;
  @Inject ProbeObserver observer;

  @Deployment
  static WebArchive archive() {
    return TestArchive.war();
  }

  @BeforeEach
  void prepare() {
    service.prepare();
  }

  @Test
  void anEventIsObservedAfterTheCommitAndNotBefore() {
    boolean seenBefore = service.write(kept);

    assertFalse(seenBefore);
    assertTrue(observer.seen().contains(kept));
    assertTrue(service.exists(kept));
  }

  @Test
  void aTransactionThatFailsLeavesNothingAndTellsNobody() {
    assertThrows(IllegalStateException.class, () -> service.writeAndFail(lost));

    assertFalse(observer.seen().contains(lost));
    assertFalse(service.exists(lost));
  }
}
