package live.grandstand.engineio;

import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;

/** What an Engine.IO server has done since it started; for metrics. */
public final class EngineCounters {
  private final LongAdder opened = new LongAdder();
  private final LongAdder sent = new LongAdder();
  private final LongAdder dropped = new LongAdder();
  private final LongAdder[] closed = new LongAdder[CloseReason.values().length];

  EngineCounters() {
    Arrays.setAll(closed, i -> new LongAdder());
  }

  void opened() {
    opened.increment();
  }

  void sent(int frames) {
    sent.add(frames);
  }

  void dropped() {
    dropped.increment();
  }

  void closed(CloseReason reason) {
    closed[reason.ordinal()].increment();
  }

  /** Sessions opened. */
  public long openedSessions() {
    return opened.sum();
  }

  /** Frames handed to transports. */
  public long sentFrames() {
    return sent.sum();
  }

  /** Frames given up: volatile ones for slow readers, and those offered behind a close. */
  public long droppedFrames() {
    return dropped.sum();
  }

  /** Sessions closed for a reason. */
  public long closedSessions(CloseReason reason) {
    return closed[reason.ordinal()].sum();
  }
}
