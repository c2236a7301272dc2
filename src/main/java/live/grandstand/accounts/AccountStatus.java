package live.grandstand.accounts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whether an account may be used; only {@link #ACTIVE} ones may. */
public enum AccountStatus {
  ACTIVE,
  INACTIVE,
  BANNED;

  /** The code used in JSON. */
  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The status with this code, if there is one. */
  public static Optional<AccountStatus> ofWire(String wire) {
    return Arrays.stream(values()).filter(value -> value.wire().equals(wire)).findFirst();
  }
}
