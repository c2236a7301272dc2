package live.grandstand.accounts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

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
}
