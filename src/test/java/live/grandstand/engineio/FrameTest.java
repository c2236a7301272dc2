package live.grandstand.engineio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameTest {

  /** RFC 6455 §5.2: the length takes 7, 7+16 or 7+64 bits, the shortest that fits. */
  @ParameterizedTest
  @CsvSource({
    "0, 8200",
    "1, 8201",
    "125, 827d",
    "126, 827e007e",
    "127, 827e007f",
    "256, 827e0100",
    "65535, 827effff",
    "65536, 827f0000000000010000",
    "1000000, 827f00000000000f4240"
  })
  void theHeaderHoldsTheLengthInTheShortestForm(int length, String header) {
    Frame frame = Frame.binary(new byte[length]);

    byte[] bytes = bytes(frame);
    assertEquals(header, HexFormat.of().formatHex(bytes, 0, header.length() / 2));
    assertEquals(header.length() / 2 + length, bytes.length);
    assertEquals(bytes.length, frame.length());
    assertEquals(length, frame.payloadLength());
  }

  @Test
  void aTextFrameIsFinalUnmaskedText() {
    Frame frame = Frame.text("2");

    assertArrayEquals(new byte[] {(byte) 0x81, 1, '2'}, bytes(frame));
    assertFalse(frame.isBinary());
    assertEquals("2", frame.text());
  }

  @Test
  void aBinaryFrameKeepsACopy() {
    byte[] message = {1, 2, 3};
    Frame frame = Frame.binary(message);
    message[0] = 9;

    assertArrayEquals(new byte[] {1, 2, 3}, frame.payload());
    assertTrue(frame.isBinary());
  }

  @ParameterizedTest
  @CsvSource({"10, 0", "10, 125", "40, 126", "10, 65536", "99, 70000"})
  void textTakenOverLeavesWithItsHeaderRightInFront(int room, int length) {
    byte[] array = new byte[room + length + 50];
    for (int i = 0; i < length; i++) {
      array[room + i] = 'x';
    }

    Frame frame = Frame.takeText(array, room, room + length);

    assertEquals("x".repeat(length), frame.text());
    assertArrayEquals(bytes(Frame.text("x".repeat(length))), bytes(frame));
  }

  @Test
  void theSharedViewIsTheSameFrameEachTime() {
    Frame frame = Frame.text("4hello");
    ByteBuffer first = frame.frame();
    first.position(first.limit());

    assertEquals(frame.length(), frame.frame().remaining());
  }

  @Property
  void everyWayToReadAFrameGivesTheSame(@ForAll @IntRange(max = 70_000) int length) {
    byte[] payload = "y".repeat(length).getBytes(UTF_8);
    Frame frame = Frame.binary(payload);

    byte[] copy = new byte[frame.length() + 3];
    assertEquals(frame.length(), frame.copyFrame(copy, 3));
    assertEquals(ByteBuffer.wrap(copy, 3, frame.length()), frame.frame());
    byte[] bare = new byte[length + 1];
    assertEquals(length, frame.copyPayload(bare, 1));
    assertEquals(ByteBuffer.wrap(bare, 1, length), ByteBuffer.wrap(frame.payload()));
  }

  private static byte[] bytes(Frame frame) {
    byte[] bytes = new byte[frame.length()];
    frame.frame().get(bytes);
    return bytes;
  }
}
