package live.grandstand.accounts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an account may do; the wire code is the name in lower case. */
public enum Role {
  USER,
  PREMIUM,
  ADMIN;

  /** The name of {@link #ADMIN} as {@code @RolesAllowed} wants it: a constant. */
  public static final String ADMIN_ONLY = "admin";

  /** The code used in JSON, in tokens and in {@code @RolesAllowed}. */
  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
