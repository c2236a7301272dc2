package live.grandstand.engineio.polling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import live.grandstand.engineio.FrameGuard;
import live.grandstand.engineio.TestEngine;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class GuardedBytesTest {
  private static final int END = -1;

  @Property
  void howMuchComesAndHowMuchIsWantedMakesNoDifference(
      @ForAll @Size(max = 20) List<@IntRange(min = 0, max = 300) Integer> lengths,
      @ForAll @IntRange(min = 1, max = 40) int comes,
      @ForAll @IntRange(min = 1, max = 40) int wanted)
      throws IOException {
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    lengths.forEach(length -> frames.writeBytes(frame(0x82, length)));

    assertArrayEquals(frames.toByteArray(), readAll(frames.toByteArray(), comes, wanted));
  }

  @Property
  void aCloseFrameComesInPlaceOfABrokenOneHoweverItIsRead(
      @ForAll @IntRange(min = 1, max = 40) int comes,
      @ForAll @IntRange(min = 1, max = 40) int wanted)
      throws IOException {
    byte[] good = frame(0x81, 3);
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    sent.writeBytes(good);
    sent.writeBytes(frame(0xC1, 3)); // a reserved bit
    sent.writeBytes(good);
    byte[] read = readAll(sent.toByteArray(), comes, wanted);

    assertArrayEquals(good, Arrays.copyOf(read, good.length));
    assertEquals((byte) 0x88, read[good.length]);
    assertEquals(1002, ByteBuffer.wrap(read).getShort(good.length + 6));
    assertEquals(8 + "parse error".length(), read.length - good.length);
  }

  @Test
  void whatIsKeptBackWaitsAndPassesWithTheNext() throws IOException {
    byte[] frame = frame(0x81, 3);
    GuardedBytes bytes = new GuardedBytes(guard(), new Pieces(frame, 4)::read);
    byte[] target = new byte[100];

    assertEquals(0, bytes.read(target, 0, 100));
    assertEquals(4, bytes.waiting());
    assertFalse(bytes.hasPassed());
    assertEquals(8, bytes.read(target, 10, 90));
    assertEquals(0, bytes.waiting());
    assertEquals(1, bytes.read(target, 18, 82));
    assertArrayEquals(frame, Arrays.copyOfRange(target, 10, 19));
  }

  private static FrameGuard guard() {
    return new TestEngine(session -> null).server().frameGuard();
  }

  private static byte[] readAll(byte[] sent, int comes, int wanted) throws IOException {
    GuardedBytes bytes = new GuardedBytes(guard(), new Pieces(sent, comes)::read);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] target = new byte[wanted + 5];
    int count = bytes.read(target, 5, wanted);
    while (count != END) {
      all.write(target, 5, count);
      count = bytes.read(target, 5, wanted);
    }
    return all.toByteArray();
  }

  /** Gives so many bytes at a time, at most. */
  private static final class Pieces {
    private final ByteBuffer left;
    private final int size;

    Pieces(byte[] sent, int size) {
      this.left = ByteBuffer.wrap(sent);
      this.size = size;
    }

    int read(byte[] target, int offset, int length) {
      int count = Math.min(Math.min(size, length), left.remaining());
      left.get(target, offset, count);
      return count == 0 ? END : count;
    }
  }

  private static byte[] frame(int first, int length) {
    ByteBuffer frame = ByteBuffer.allocate(14 + length).put((byte) first);
    if (length < 126) {
      frame.put((byte) (0x80 | length));
    } else {
      frame.put((byte) (0x80 | 126)).putShort((short) length);
    }
    frame.putInt(0x01020304).position(frame.position() + length);
    return Arrays.copyOf(frame.array(), frame.position());
  }
}
