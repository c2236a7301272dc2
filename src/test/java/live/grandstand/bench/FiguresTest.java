package live.grandstand.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class FiguresTest {

  private static final String OWN = Contender.GRANDSTAND;

  private final BenchSettings settings = BenchSettings.fromSystemProperties();
  private final Figures figures = new Figures();

  @Test
  void aValueIsTheMeanOfItsRounds() {
    figures.add(OWN, Titles.CHAT, Quantity.STORED, 2_000);
    figures.add(OWN, Titles.CHAT, Quantity.STORED, 4_000);
    assertEquals(3_000, figures.mean(OWN, Titles.CHAT, Quantity.STORED).orElseThrow());
    assertTrue(figures.mean(Contender.NODE, Titles.CHAT, Quantity.STORED).isEmpty());
  }

  @Test
  void theContainersHeapIsTakenFromGrandstands() {
    figures.add(OWN, Titles.IDLE, Quantity.HEAP_EACH, 33);
    figures.add(Contender.BARE, Titles.IDLE, Quantity.HEAP_EACH, 29.5);
    figures.separateOwnHeap();
    assertEquals(3.5, figures.mean(OWN, Titles.IDLE, Quantity.OWN_HEAP).orElseThrow());
  }

  @Test
  void aTargetIsMetMissedOrNotMeasured() {
    String saturation = Titles.saturation(settings.largestWindow());
    figures.add(Contender.NODE, saturation, Quantity.DELIVERIES, 100_000);
    figures.add(OWN, saturation, Quantity.DELIVERIES, 850_000);
    figures.add(OWN, saturation, Quantity.CPU, 1.9);
    List<Target> targets = new Targets(figures, settings).all();
    assertTrue(targets.get(0).line().contains("| met | 8.50 |"), targets.get(0).line());
    assertTrue(targets.get(1).line().contains("missed"), targets.get(1).line());
    assertTrue(targets.get(2).line().contains("not measured"), targets.get(2).line());
  }

  @Test
  void withoutThePeerATargetThatNamesItIsNotMet() {
    figures.add(OWN, Titles.JOINS_WARM, Quantity.JOINS, 100_000);
    List<Target> targets = new Targets(figures, settings).all();
    assertTrue(
        targets.stream().filter(target -> target.measured().isPresent()).noneMatch(Target::isMet));
  }

  @Test
  void theTableHasAColumnForEachServerAndEachRatio() {
    figures.version(Contender.NODE, "4.8.4");
    figures.version(OWN, "0.1");
    figures.version(Contender.BARE, "6");
    figures.add(Contender.NODE, Titles.STEADY60, Quantity.P99, 20);
    figures.add(OWN, Titles.STEADY60, Quantity.P99, 30);
    figures.add(OWN, Titles.STEADY60, Quantity.POSTGRES_CPU, 0.5);
    String table = new Report(settings, figures).table();
    assertTrue(table.contains("| 60 msg/s: PostgreSQL CPU µs a delivery |  | 0.50 |  |"), table);
    assertTrue(table.contains("| — p99 ms | 20.0 | 30.0 | 1.50 |"), table);
    assertFalse(table.contains(Contender.BARE), table);
  }

  @Test
  void phasesAreChosenByName() {
    assertEquals(Set.of(Phase.IDLE, Phase.REST), Phase.parse("rest, idle"));
    assertThrows(IllegalArgumentException.class, () -> Phase.parse("rest,nothing"));
  }

  @Test
  void theUsualRunIsWorthPublishing() {
    assertTrue(settings.isWhole());
  }

  @Test
  void theLiveHeapIsTheTotalOfTheHistogram() throws IOException {
    String histogram =
        """
        123:
         num     #instances         #bytes  class name (module)
        -------------------------------------------------------
           1:         66014        5870656  [B (java.base@17.0.15)
        Total        412345       25168720
        """;
    assertEquals(25_168_720, JavaHeap.total(histogram));
    assertThrows(IOException.class, () -> JavaHeap.total("123:\nno such process"));
  }

  @Test
  void aMetricIsReadWithOrWithoutLabels() {
    String page =
        """
        # HELP grandstand_closed_slow_consumer_total Sessions closed: slow consumer
        grandstand_closed_slow_consumer_total{mp_scope="application"} 7.0
        grandstand_closed_slow_consumer_total 3
        grandstand_closed_ping_timeout_total 100
        """;
    assertEquals(10, RestSetUp.sum(page, "closed_slow_consumer"));
  }

  @Test
  void aConnectionIsHeldWhileTheServersEndIsOpen() {
    SocketTable sockets = new SocketTable(8080, Set.of(41_000));
    String held = "  1: 0100007F:1F90 0100007F:A028 01 00000000:00000000 00:00000000 00000000 0";
    assertTrue(sockets.isHeld(held));
    assertFalse(sockets.isHeld(held.replace(" 01 ", " 04 ")));
    assertFalse(sockets.isHeld(held.replace("A028", "A029")));
    assertFalse(
        sockets.isHeld(held.replace("0100007F:1F90 0100007F:A028", "0100007F:A028 0100007F:1F90")));
  }
}
