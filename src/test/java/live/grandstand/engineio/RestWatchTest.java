package live.grandstand.engineio;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RestWatchTest {
  private static final EngineListener FIRST = new Receiver(new Object());
  private static final EngineListener SECOND = new Receiver(new Object());
  private static final EngineListener NONE = new RecordingListener();

  private final RestWatch watch = new RestWatch();

  private record Receiver(Object unfinished) implements EngineListener {
    @Override
    public void onText(String message) {}

    @Override
    public void onBinary(byte[] message) {}

    @Override
    public void onClose(CloseReason reason) {}
  }

  @Test
  void aMessageIsStuckOnceItsTimeIsUp() {
    assertFalse(watch.isStuck(FIRST, 1_000, 50));
    assertFalse(watch.isStuck(FIRST, 1_049, 50));
    assertTrue(watch.isStuck(FIRST, 1_050, 50));
  }

  @Test
  void eachMessageHasItsOwnTime() {
    watch.isStuck(FIRST, 1_000, 50);

    assertFalse(watch.isStuck(SECOND, 1_049, 50));
    assertFalse(watch.isStuck(SECOND, 1_098, 50));
    assertTrue(watch.isStuck(SECOND, 1_099, 50));
  }

  @Test
  void whoHasNothingUnfinishedIsNeverStuck() {
    assertFalse(watch.isStuck(null, 1_000, 50));
    assertFalse(watch.isStuck(NONE, 2_000, 50));
    watch.isStuck(FIRST, 2_000, 50);
    assertFalse(watch.isStuck(NONE, 3_000, 50));
  }
}
