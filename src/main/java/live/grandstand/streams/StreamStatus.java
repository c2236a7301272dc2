package live.grandstand.streams;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a stream is in its life: made, on air, over. One that is over can go on air again, see
 * {@link #mayBecome}.
 */
public enum StreamStatus {
  OFFLINE,
  LIVE,
  ENDED;

  /** The code used in JSON: the name in lower case. */
  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<StreamStatus> ofWire(String wire) {
    return Arrays.stream(values()).filter(status -> status.wire().equals(wire)).findFirst();
  }

  boolean mayBecome(StreamStatus next) {
    return switch (this) {
      case OFFLINE, ENDED -> next == LIVE;
      case LIVE -> next == ENDED;
    };
  }
}
