package live.grandstand.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is reported when one viewer of many, and not a sampled one, gets something else. */
final class AccountTest {

  private static final int VIEWERS = 30;
  private static final int ODD = 17;
  private static final long PATIENCE_NANOS = Duration.ofSeconds(20).toNanos();

  private final DeliveryLog log = new DeliveryLog();
  private ReplayServer server;
  private LoadClient client;
  private int first;

  @BeforeEach
  void viewersAndThreeMessages() throws IOException {
    server = new ReplayServer();
    client = new LoadClient(server.address(), new BroadcastDialect(), log);
    CompletableFuture<Void> admitted = CompletableFuture.runAsync(this::admit);
    for (int i = 0; i < VIEWERS; i++) {
      client.open();
    }
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (client.joinedViewers() < VIEWERS && System.nanoTime() < deadline) {
      client.turn(100);
    }
    admitted.join();
    client.beginPhase();
    first = log.sent(0);
    log.sent(0);
    log.sent(0);
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    server.close();
  }

  @Test
  void allIsWellWhenEveryoneGetsTheSame() throws IOException {
    Account account = whenOneGets(0, 1, 2);
    assertTrue(account.isComplete(), account.line());
    assertTrue(account.sameOrder(), account.line());
  }

  @Test
  void aMessageThatComesTwiceIsReported() throws IOException {
    Account account = whenOneGets(0, 1, 1, 2);
    assertFalse(account.isComplete());
    assertEquals(1, account.miscounted());
    assertFalse(account.sameOrder());
  }

  @Test
  void aMessageThatIsMissingIsReported() throws IOException {
    Account account = whenOneGets(0, 2);
    assertFalse(account.isComplete());
    assertEquals(1, account.miscounted());
  }

  @Test
  void anotherOrderIsReported() throws IOException {
    Account account = whenOneGets(1, 0, 2);
    assertFalse(account.sameOrder());
    assertTrue(account.line().contains("ORDER DIFFERS"), account.line());
  }

  @Test
  void twiceAndMissingDoNotMakeUpForEachOther() throws IOException {
    assertFalse(whenOneGets(0, 0, 2).sameOrder());
  }

  private Account whenOneGets(int... places) throws IOException {
    List<Integer> all = List.of(first, first + 1, first + 2);
    for (int viewer = 0; viewer < VIEWERS; viewer++) {
      server.send(viewer, viewer == ODD ? numbers(places) : all);
    }
    long due = (VIEWERS - 1) * 3L + places.length;
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (client.deliveries() < due && System.nanoTime() < deadline) {
      client.turn(100);
    }
    return Account.of(client, log, false);
  }

  private List<Integer> numbers(int... places) {
    return Arrays.stream(places).mapToObj(place -> first + place).toList();
  }

  private void admit() {
    try {
      server.admit(VIEWERS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
