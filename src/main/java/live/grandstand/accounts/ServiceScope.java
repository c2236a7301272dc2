package live.grandstand.accounts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a service token may be used for; the wire code is the name in lower case. */
public enum ServiceScope {
  /** Emitting events ({@code /emit/…}). */
  EMIT,
  /** Putting sockets into rooms and taking them out. */
  ROOMS,
  /** Telling us what happened elsewhere, such as a media server's hooks. */
  HOOKS;

  /** The code used in JSON. */
  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
