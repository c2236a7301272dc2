package live.grandstand.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class OutstandingTest {

  private final Outstanding outstanding = new Outstanding(2, 2);

  @Test
  void aSenderHasSoManyOnTheirWayAndNoMore() {
    outstanding.sent(0, 5);
    assertTrue(outstanding.hasRoom(0));
    outstanding.sent(0, 6);
    assertFalse(outstanding.hasRoom(0));
    assertTrue(outstanding.hasRoom(1));
    assertEquals(2, outstanding.total());
  }

  @Test
  void anAcknowledgementMakesRoomAndTellsWhenItWasSent() {
    int first = outstanding.sent(1, 5);
    int second = outstanding.sent(1, 6);
    assertEquals(6, outstanding.acknowledged(second));
    assertEquals(second, outstanding.sent(1, 7));
    assertEquals(5, outstanding.acknowledged(first));
    assertEquals(1, outstanding.total());
  }

  @Test
  void aSecondAcknowledgementIsAnError() {
    int id = outstanding.sent(0, 5);
    outstanding.acknowledged(id);
    assertThrows(IllegalStateException.class, () -> outstanding.acknowledged(id));
    assertThrows(IllegalStateException.class, () -> outstanding.acknowledged(99));
  }
}
