package live.grandstand.engineio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Frames against a running server are in {@code live.grandstand.hostile}; here are the limits. */
class FrameGuardTest {
  private static final int MAX_PAYLOAD = 70_000;

  private final AtomicLong clock = new AtomicLong();
  private final FrameGuard guard = new FrameGuard(MAX_PAYLOAD, 10, clock::get);

  @ParameterizedTest
  @CsvSource({"0", "1", "125", "126", "127", "65535", "65536", "70000"})
  void aFrameOfAnyLengthUpToTheLimitPassesUnchanged(int length) {
    byte[] frame = frame(0x82, length);

    assertArrayEquals(frame, pass(frame));
  }

  @Test
  void theNextFramePassesToo() {
    byte[] frames = concat(frame(0x81, 3), frame(0x89, 0), frame(0x02, 200), frame(0x80, 0));

    assertArrayEquals(frames, pass(frames));
  }

  @Test
  void inPlaceOfABrokenFrameComesACloseAndNothingBehindIt() {
    byte[] good = frame(0x81, 3);
    byte[] passed = pass(concat(good, frame(0xC1, 3), good));

    assertArrayEquals(good, Arrays.copyOf(passed, good.length));
    assertEquals(CloseReason.PARSE_ERROR, closeReason(passed, good.length));
    assertEquals(0, pass(good).length);
  }

  @Test
  void behindAClosePassesNothing() {
    byte[] close = frame(0x88, 2);

    assertArrayEquals(close, pass(concat(close, frame(0x81, 1))));
    assertEquals(0, pass(frame(0x81, 1)).length);
  }

  @Test
  void theFragmentsOfAMessageAreMeasuredTogetherAndPingsAreNot() {
    byte[] fits = concat(frame(0x02, 40_000), frame(0x89, 125), frame(0x80, 30_000));

    assertArrayEquals(fits, pass(fits));
    assertArrayEquals(fits, pass(fits));
    byte[] passed = pass(concat(frame(0x02, 40_000), frame(0x80, 30_001)));
    assertEquals(CloseReason.TOO_LARGE, closeReason(passed, frame(0x02, 40_000).length));
  }

  @Test
  void fiveSecondsWorthOfFramesMayComeAtOnceAndThenTenASecond() {
    byte[] ping = frame(0x89, 0);
    for (int i = 0; i < 50; i++) {
      assertArrayEquals(ping, pass(ping));
    }
    clock.set(100);
    assertArrayEquals(ping, pass(ping));

    assertEquals(CloseReason.TOO_MANY_FRAMES, closeReason(pass(ping), 0));
  }

  @Property
  void whereTheBytesAreCutMakesNoDifference(
      @ForAll List<@IntRange(min = 0, max = 300) Integer> lengths,
      @ForAll @IntRange(min = 1, max = 40) int cut) {
    FrameGuard many = new FrameGuard(MAX_PAYLOAD, 1_000_000, clock::get);
    byte[] frames = new byte[0];
    for (int length : lengths) {
      frames = concat(frames, frame(0x82, length));
    }
    ByteArrayOutputStream passed = new ByteArrayOutputStream();
    for (int at = 0; at < frames.length; at += cut) {
      byte[] piece = Arrays.copyOfRange(frames, at, Math.min(frames.length, at + cut));
      passed.writeBytes(pass(many, piece));
    }

    assertArrayEquals(frames, passed.toByteArray());
  }

  @Property
  void noBytesWhatsoeverBreakTheGuard(@ForAll List<byte[]> pieces) {
    FrameGuard any = new FrameGuard(MAX_PAYLOAD, 1_000_000, clock::get);
    long sent = 0;
    long passed = 0;
    for (byte[] piece : pieces) {
      sent += piece.length;
      passed += pass(any, piece).length;
    }
    assertTrue(passed <= sent + 40);
  }

  private byte[] pass(byte[] bytes) {
    return pass(guard, bytes);
  }

  /** What an engine sees of the next bytes. */
  static byte[] pass(FrameGuard guard, byte[] bytes) {
    byte[] room = new byte[guard.keptBack() + bytes.length];
    int kept = guard.restore(room, 0);
    System.arraycopy(bytes, 0, room, kept, bytes.length);
    byte[] passed = Arrays.copyOf(room, guard.pass(room, 0, room.length));
    byte[] close = guard.takeClose();
    return close == null ? passed : concat(passed, close);
  }

  private static CloseReason closeReason(byte[] bytes, int at) {
    assertEquals((byte) 0x88, bytes[at]);
    int length = bytes[at + 1] & 0x7F;
    assertEquals(bytes.length, at + 6 + length);
    CloseReason reason = FrameGuard.reasonOf(new String(bytes, at + 8, length - 2));
    assertEquals(reason.webSocketCode(), ByteBuffer.wrap(bytes).getShort(at + 6));
    return reason;
  }

  private static byte[] frame(int first, int length) {
    ByteBuffer frame = ByteBuffer.allocate(14 + length).put((byte) first);
    if (length < 126) {
      frame.put((byte) (0x80 | length));
    } else if (length < 0x10000) {
      frame.put((byte) (0x80 | 126)).putShort((short) length);
    } else {
      frame.put((byte) (0x80 | 127)).putLong(length);
    }
    frame.putInt(0x01020304).position(frame.position() + length);
    return Arrays.copyOf(frame.array(), frame.position());
  }

  private static byte[] concat(byte[]... arrays) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] array : arrays) {
      all.writeBytes(array);
    }
    return all.toByteArray();
  }
}
