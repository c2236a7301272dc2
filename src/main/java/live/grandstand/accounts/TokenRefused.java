package live.grandstand.accounts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A bearer token that does not let its holder in (realtime.md §2 lists the reasons). Each door says
 * it in its own way: REST with 401, Socket.IO with CONNECT_ERROR.
 */
public final class TokenRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final @Nullable UUID sessionId;

  /** A refusal for this reason. */
  public TokenRefused(Reason reason) {
    this(reason, null);
  }

  /**
   * A refusal of a token that one of our keys has signed.
   *
   * @param sessionId the login it belonged to
   */
  TokenRefused(Reason reason, @Nullable UUID sessionId) {
    super(reason.text);
    this.reason = reason;
    this.sessionId = sessionId;
  }

  /** Why it was refused. */
  public Reason reason() {
    return reason;
  }

  /** The login that the token belonged to; empty when anybody could have made the token up. */
  Optional<UUID> sessionId() {
    return Optional.ofNullable(sessionId);
  }

  /** The reason in a sentence that the token's holder may read. */
  public String detail() {
    return reason.text;
  }

  /** The catalogue of reasons; the wire code is the name in lower case. */
  public enum Reason {
    MISSING("An access token is needed"),
    INVALID("The token is not valid"),
    EXPIRED("The token has expired"),
    REVOKED("The login was ended"),
    INACTIVE("Account is not active");

    private final String text;

    Reason(String text) {
      this.text = text;
    }

    /** The code used on the wire. */
    @JsonValue
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
