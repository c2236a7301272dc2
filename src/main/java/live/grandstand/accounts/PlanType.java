package live.grandstand.accounts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an account has subscribed to. */
public enum PlanType {
  FREE,
  BASIC,
  PREMIUM;

  @JsonValue
  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
