package live.grandstand.providers;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * Sound as 16 bit PCM, and its WAV file. Files that were written to a pipe or a socket say a size
 * that nobody knew yet, so sizes are taken from what is there (RIFF, Microsoft 1991).
 *
 * @param rate frames a second
 * @param channels samples in a frame
 * @param pcm whole frames, little-endian
 */
@SuppressWarnings("ArrayRecordComponent") // a value to hand on, never compared
record Wav(int rate, int channels, byte[] pcm) {
  static final String MEDIA_TYPE = "audio/wav";
  static final String EXTENSION = "wav";

  private static final int HEADER = 44;
  private static final int RIFF_HEADER = 12;
  private static final int CHUNK_HEADER = 8;
  private static final int FORMAT_CHUNK = 16;
  private static final int PCM = 1;
  private static final int EXTENSIBLE = 0xFFFE; // its sub-format is taken to be PCM
  private static final int BITS = 16;
  private static final int MOST_CHANNELS = 8;
  private static final int LOWEST_RATE = 4_000;
  private static final int HIGHEST_RATE = 192_000;
  private static final long NANOS = 1_000_000_000L;

  /**
   * Reads a WAV file, whatever sizes it claims.
   *
   * @throws IllegalArgumentException when it is not one of 16 bit PCM
   */
  static Wav read(byte[] file) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    if (file.length < RIFF_HEADER || !tag(bytes, 0, "RIFF") || !tag(bytes, 8, "WAVE")) {
      throw new IllegalArgumentException("not a WAV file");
    }
    int format = -1;
    for (int at = RIFF_HEADER; at + CHUNK_HEADER <= file.length; ) {
      int body = at + CHUNK_HEADER;
      long size = Math.min(Integer.toUnsignedLong(bytes.getInt(at + 4)), (long) file.length - body);
      if (tag(bytes, at, "fmt ") && size >= FORMAT_CHUNK) {
        format = body;
      } else if (tag(bytes, at, "data")) {
        return of(bytes, format, body, (int) size);
      }
      at = (int) Math.min(file.length, body + size + (size & 1));
    }
    throw new IllegalArgumentException("a WAV file without sound");
  }

  private static Wav of(ByteBuffer bytes, int format, int from, int size) {
    if (format < 0) {
      throw new IllegalArgumentException("a WAV file without a format");
    }
    int kind = Short.toUnsignedInt(bytes.getShort(format));
    int channels = Short.toUnsignedInt(bytes.getShort(format + 2));
    int rate = bytes.getInt(format + 4);
    int bits = bytes.getShort(format + 14);
    if ((kind != PCM && kind != EXTENSIBLE) || bits != BITS) {
      throw new IllegalArgumentException("a WAV file that is not 16 bit PCM");
    }
    if (channels < 1 || channels > MOST_CHANNELS || rate < LOWEST_RATE || rate > HIGHEST_RATE) {
      throw new IllegalArgumentException("a WAV file with a rate or channels that nobody plays");
    }
    byte[] pcm = new byte[size - size % (channels * BITS / Byte.SIZE)];
    bytes.get(from, pcm);
    return new Wav(rate, channels, pcm);
  }

  /**
   * Sounds one after the other as one.
   *
   * @throws IllegalArgumentException when their formats differ
   */
  static Wav join(List<Wav> sounds) {
    Wav first = sounds.get(0);
    if (sounds.size() == 1) {
      return first;
    }
    ByteBuffer all = ByteBuffer.allocate(sounds.stream().mapToInt(s -> s.pcm.length).sum());
    for (Wav sound : sounds) {
      if (sound.rate != first.rate || sound.channels != first.channels) {
        throw new IllegalArgumentException("sounds of different formats");
      }
      all.put(sound.pcm);
    }
    return new Wav(first.rate, first.channels, all.array());
  }

  /** How long it plays. */
  Duration duration() {
    return Duration.ofNanos(frames() * NANOS / rate);
  }

  /** How many frames there are. */
  long frames() {
    return pcm.length / (channels * BITS / Byte.SIZE);
  }

  /** The file, with the sizes as they are. */
  byte[] file() {
    int frame = channels * BITS / Byte.SIZE;
    ByteBuffer file = ByteBuffer.allocate(HEADER + pcm.length).order(ByteOrder.LITTLE_ENDIAN);
    file.put(ascii("RIFF")).putInt(HEADER - CHUNK_HEADER + pcm.length).put(ascii("WAVE"));
    file.put(ascii("fmt ")).putInt(FORMAT_CHUNK).putShort((short) PCM).putShort((short) channels);
    file.putInt(rate).putInt(rate * frame).putShort((short) frame).putShort((short) BITS);
    return file.put(ascii("data")).putInt(pcm.length).put(pcm).array();
  }

  /** The file with what belongs to it. */
  Speech speech(String provider) {
    return new Speech(file(), MEDIA_TYPE, EXTENSION, duration(), provider);
  }

  private static boolean tag(ByteBuffer bytes, int at, String tag) {
    return tag.contentEquals(StandardCharsets.ISO_8859_1.decode(bytes.slice(at, 4)));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
