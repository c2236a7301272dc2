package live.grandstand.providers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WavTest {
  private static final int RIFF_SIZE = 4;
  private static final int DATA_SIZE = 40;
  private static final Wav SECOND = new Wav(22_050, 1, new byte[44_100]);

  private static byte[] withSize(byte[] file, int at, int size) {
    byte[] changed = file.clone();
    ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN).putInt(at, size);
    return changed;
  }

  @ParameterizedTest
  @ValueSource(ints = {0xFFFFFFFF, 0x7FFFF000, 44_102, 44_100})
  void aSizeThatNobodyKnewYetIsRepaired(int said) throws Exception {
    byte[] streamed = withSize(withSize(SECOND.file(), DATA_SIZE, said), RIFF_SIZE, said);

    Wav read = Wav.read(streamed);

    assertEquals(Duration.ofSeconds(1), read.duration());
    assertArrayEquals(SECOND.file(), read.file());
    try (AudioInputStream audio =
        AudioSystem.getAudioInputStream(new ByteArrayInputStream(read.file()))) {
      assertEquals(22_050, audio.getFrameLength());
    }
  }

  @Test
  void otherChunksAreSkippedAndHalfAFrameIsLeftOut() {
    ByteBuffer file = ByteBuffer.allocate(44 + 12 + 7).order(ByteOrder.LITTLE_ENDIAN);
    byte[] plain = new Wav(8_000, 2, new byte[8]).file();
    file.put(plain, 0, 36).put("LIST".getBytes()).putInt(3).put(new byte[4]);
    file.put("data".getBytes()).putInt(-1).put(new byte[] {1, 2, 3, 4, 5, 6, 7});

    Wav read = Wav.read(file.array());

    assertEquals(1, read.frames());
    assertArrayEquals(new byte[] {1, 2, 3, 4}, read.pcm());
  }

  @Test
  void soundsOfOneFormatAreJoinedAndOfTwoAreNot() {
    assertEquals(Duration.ofSeconds(2), Wav.join(List.of(SECOND, SECOND)).duration());
    assertThrows(
        IllegalArgumentException.class,
        () -> Wav.join(List.of(SECOND, new Wav(8_000, 1, new byte[2]))));
  }

  @Property
  void anyBytesAreReadOrRefused(@ForAll byte[] bytes) {
    readOrRefuse(bytes);
  }

  @Property(tries = 3_000)
  void anyDamageToAFileIsReadOrRefused(
      @ForAll @Size(max = 6) List<@IntRange(max = 60) Integer> places,
      @ForAll byte value,
      @ForAll @IntRange(max = 64) int length) {
    byte[] file = new Wav(22_050, 1, new byte[20]).file();
    places.forEach(place -> file[place] = value);
    readOrRefuse(Arrays.copyOf(file, length));
  }

  private static void readOrRefuse(byte[] bytes) {
    try {
      Wav wav = Wav.read(bytes);
      assertTrue(wav.pcm().length <= bytes.length);
      assertEquals(wav.frames(), Wav.read(wav.file()).frames());
    } catch (IllegalArgumentException refused) {
      assertTrue(refused.getMessage().contains("WAV"), refused.getMessage());
    }
  }
}
