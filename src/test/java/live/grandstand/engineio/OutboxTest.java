package live.grandstand.engineio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import live.grandstand.engineio.Outbox.Offer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class OutboxTest {
  private static final int LIMIT = 100;
  private static final int ALL = Integer.MAX_VALUE;

  /** Ten bytes on the wire. */
  private static final Frame TEN = Frame.text("4sevens.");

  private final Outbox outbox = new Outbox(LIMIT);

  @Test
  void framesLeaveInTheOrderTheyCame() {
    offer("4a");
    offer("4b");
    offer("4c");

    assertEquals(List.of("4a", "4b", "4c"), drain(ALL));
    assertTrue(outbox.isEmpty());
  }

  @Test
  void theLimitMayBeReachedButNotPassed() {
    assertEquals(10, TEN.length());
    for (int i = 0; i < 10; i++) {
      assertEquals(Offer.QUEUED, outbox.offer(List.of(TEN), false));
    }

    assertEquals(LIMIT, outbox.bytes());
    assertEquals(Offer.OVERFLOW, outbox.offer(List.of(Frame.text("4")), false));
  }

  @Test
  void whatLeftMakesRoom() {
    for (int i = 0; i < 10; i++) {
      outbox.offer(List.of(TEN), false);
    }
    drain(10);

    assertEquals(LIMIT - 10, outbox.bytes());
    assertEquals(Offer.QUEUED, outbox.offer(List.of(TEN), false));
  }

  @Test
  void oneFrameLargerThanTheLimitFitsAnEmptyOutbox() {
    assertEquals(Offer.QUEUED, outbox.offer(List.of(Frame.binary(new byte[LIMIT * 5])), false));
    assertEquals(Offer.OVERFLOW, outbox.offer(List.of(Frame.text("4")), false));
  }

  @Test
  void aPacketOfSeveralFramesIsQueuedWholeOrNotAtAll() {
    List<Frame> packet = List.of(TEN, TEN, TEN);
    assertEquals(Offer.QUEUED, outbox.offer(packet, false));
    assertEquals(Offer.QUEUED, outbox.offer(packet, false));
    assertEquals(Offer.QUEUED, outbox.offer(packet, false));

    assertEquals(Offer.OVERFLOW, outbox.offer(packet, false));
    assertEquals(90, outbox.bytes());
  }

  @Test
  void whatDidNotLeaveIsPutBackInFront() {
    offer("4a");
    offer("4b");
    List<Frame> batch = outbox.drain(ALL);
    offer("4c");
    int before = outbox.bytes();
    outbox.putBack(batch);

    assertEquals(before + batch.get(0).length() + batch.get(1).length(), outbox.bytes());
    assertEquals(List.of("4a", "4b", "4c"), drain(ALL));
  }

  @Test
  void nothingIsPutBackIntoADiscardedOutbox() {
    offer("4a");
    List<Frame> batch = outbox.drain(ALL);
    outbox.discard();
    outbox.putBack(batch);

    assertEquals(0, outbox.bytes());
    assertTrue(outbox.isEmpty());
  }

  @Test
  void volatileFramesAreGivenUpLongBeforeOthers() {
    outbox.offer(List.of(TEN), false);
    outbox.offer(List.of(TEN), false);

    assertEquals(Offer.DROPPED, outbox.offer(List.of(TEN), true));
    assertEquals(Offer.QUEUED, outbox.offer(List.of(TEN), false));
  }

  @Test
  void volatileFramesAreQueuedWhileTheReaderKeepsUp() {
    assertEquals(Offer.QUEUED, outbox.offer(List.of(TEN), true));
    assertEquals(Offer.QUEUED, outbox.offer(List.of(TEN), true));
  }

  @Test
  void aDrainTakesWhatFitsIntoAWrite() {
    offer("4sevens.");
    offer("4sevens.");
    offer("4sevens.");

    assertEquals(2, drain(29).size());
    assertEquals(1, drain(29).size());
    assertEquals(0, drain(29).size());
  }

  @Test
  void aDrainTakesAtLeastOneFrameHoweverLarge() {
    offer("4sevens.");
    offer("4sevens.");

    assertEquals(1, drain(1).size());
  }

  @Test
  void theCloseWaitsForQueuedFrames() {
    offer("4a");
    assertTrue(outbox.markClose(CloseReason.STREAM_ENDED));

    assertNull(outbox.dueClose());
    assertEquals(CloseReason.STREAM_ENDED, outbox.closeMark());
    assertEquals(List.of("4a"), drain(ALL));
    assertEquals(CloseReason.STREAM_ENDED, outbox.dueClose());
  }

  @Test
  void nothingLeavesBehindTheClose() {
    outbox.markClose(CloseReason.SERVER_CLOSE);

    assertEquals(Offer.DROPPED, outbox.offer(List.of(TEN), false));
    assertEquals(List.of(), drain(ALL));
  }

  @Test
  void theFirstCloseStays() {
    assertTrue(outbox.markClose(CloseReason.STREAM_ENDED));

    assertFalse(outbox.markClose(CloseReason.SERVER_SHUTDOWN));
    assertEquals(CloseReason.STREAM_ENDED, outbox.dueClose());
  }

  @Test
  void aDiscardedOutboxHoldsNothingAndTakesNothing() {
    offer("4a");
    outbox.discard();

    assertEquals(0, outbox.bytes());
    assertEquals(Offer.DROPPED, outbox.offer(List.of(TEN), false));
    assertFalse(outbox.markClose(CloseReason.SERVER_CLOSE));
    assertNull(outbox.dueClose());
    assertEquals(List.of(), drain(ALL));
  }

  @Test
  void thereIsWorkWhileFramesOrACloseWait() {
    assertFalse(outbox.hasWork());
    offer("4a");
    assertTrue(outbox.hasWork());
    drain(ALL);
    assertFalse(outbox.hasWork());
    outbox.markClose(CloseReason.SERVER_CLOSE);
    assertTrue(outbox.hasWork());
  }

  @Property
  void howeverItIsDrainedTheFramesComeOutAsTheyWentIn(
      @ForAll @NotEmpty List<@IntRange(max = 300) Integer> sizes,
      @ForAll @IntRange(min = 1, max = 1_000) int maxBytes) {
    Outbox large = new Outbox(ALL);
    List<Frame> in = sizes.stream().map(size -> Frame.binary(new byte[size])).toList();
    in.forEach(frame -> large.offer(List.of(frame), false));

    List<Frame> out = new ArrayList<>();
    List<Frame> batch = large.drain(maxBytes);
    while (!batch.isEmpty()) {
      int bytes = batch.stream().mapToInt(Frame::length).sum();
      assertTrue(batch.size() == 1 || bytes <= maxBytes);
      out.addAll(batch);
      batch = large.drain(maxBytes);
    }
    assertEquals(in, out);
    assertEquals(0, large.bytes());
  }

  private void offer(String packet) {
    assertEquals(Offer.QUEUED, outbox.offer(List.of(Frame.text(packet)), false));
  }

  private List<String> drain(int maxBytes) {
    return outbox.drain(maxBytes).stream().map(Frame::text).toList();
  }
}
