package live.grandstand.jobs;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** The steps a story goes through, in this order (pipeline.md "Steps"). */
public enum StepKind {
  STORY,
  AUDIO,
  IMAGES;

  /** The code used in JSON: {@code step} and {@code currentStep} of the events. */
  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What its events begin with, and its rooms: {@code story}, {@code audio}, {@code image}. */
  public String word() {
    return this == IMAGES ? "image" : wire();
  }

  /**
   * The step with this code.
   *
   * @throws IllegalArgumentException when there is none
   */
  @JsonCreator
  public static StepKind ofWire(String wire) {
    return Arrays.stream(values())
        .filter(kind -> kind.wire().equals(wire))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("must be story, audio or images"));
  }
}
