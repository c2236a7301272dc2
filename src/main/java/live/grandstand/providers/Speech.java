package live.grandstand.providers;

import java.time.Duration;

/**
 * A text that was spoken.
 *
 * @param data the sound file; belongs to whoever asked for it
 * @param mediaType {@code audio/wav}, {@code audio/mpeg}, …
 * @param extension what the name of the file ends in, without a dot
 * @param duration how long it plays
 * @param provider who did it: {@code local}, {@code google}, {@code openai}
 */
@SuppressWarnings("ArrayRecordComponent") // a value to hand on, never compared
public record Speech(
    byte[] data, String mediaType, String extension, Duration duration, String provider) {
  @Override
  public String toString() {
    return "Speech[%d bytes, %s, %s, %s]".formatted(data.length, mediaType, duration, provider);
  }
}
