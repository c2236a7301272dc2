package live.grandstand.accounts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

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

  /** The role with this code, if there is one. */
  public static Optional<Role> ofWire(String wire) {
    return Arrays.stream(values()).filter(value -> value.wire().equals(wire)).findFirst();
  }
}
