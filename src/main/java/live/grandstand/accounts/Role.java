package live.grandstand.accounts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an account may do; the wire code is the name in lower case. */
public enum Role {
  USER,
  PREMIUM,
  ADMIN;

  /** The code used in JSON and in tokens. */
  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
