package live.grandstand.providers;

/**
 * A picture that was painted.
 *
 * @param png the file; belongs to whoever asked for it
 * @param mediaType always {@code image/png}
 * @param provider who did it: {@code local}, {@code gemini}, {@code openai}
 */
@SuppressWarnings("ArrayRecordComponent") // a value to hand on, never compared
public record Painted(byte[] png, String mediaType, String provider) {
  @Override
  public String toString() {
    return "Painted[%d bytes, %s]".formatted(png.length, provider);
  }
}
