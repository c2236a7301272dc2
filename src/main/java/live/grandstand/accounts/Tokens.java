package live.grandstand.accounts;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import live.grandstand.accounts.TokenRefused.Reason;
import live.grandstand.platform.Ids;
import live.grandstand.platform.Settings;
import org.jspecify.annotations.Nullable;

/**
 * Signs tokens and reads them back (rest.md "Accounts"). Reading is a pure function of the token,
 * the key and the time; whether the login is still active is asked by {@link SessionService}.
 */
final class Tokens {
  static final String ISSUER = "grandstand";
  static final String AUDIENCE = "grandstand";

  /** Longer than any token of ours; what is longer is not even parsed. */
  private static final int MAX_LENGTH = 4096;

  /** How far another node's clock may be ahead. Expiry itself knows no tolerance. */
  private static final Duration MAX_CLOCK_SKEW = Duration.ofSeconds(60);

  private final TokenKeys keys;
  private final Duration accessTtl;
  private final Duration refreshTtl;
  private final boolean acceptExternal;

  Tokens(Settings.Jwt settings) {
    this.keys = TokenKeys.of(settings);
    this.accessTtl = settings.accessTtl();
    this.refreshTtl = settings.refreshTtl();
    this.acceptExternal = settings.acceptExternal();
  }

  /** Whether access tokens may come from another service and belong to no login. */
  boolean acceptExternal() {
    return acceptExternal;
  }

  /** How long an access token is good for. */
  Duration accessTtl() {
    return accessTtl;
  }

  /** What others can check our tokens with (RFC 7517 §5); nothing when that is a secret. */
  Optional<KeySet> publicKeys() {
    return keys.published();
  }

  /** A new access token for this login. */
  IssuedToken access(User user, UUID sessionId, Instant now) {
    return issue(TokenType.ACCESS, user, sessionId, now, accessTtl);
  }

  /** A new refresh token for this login. */
  IssuedToken refresh(User user, UUID sessionId, Instant now) {
    return issue(TokenType.REFRESH, user, sessionId, now, refreshTtl);
  }

  /**
   * Reads a token.
   *
   * @throws TokenRefused {@code INVALID} for anything that is not a token of this type signed by
   *     one of our keys, {@code EXPIRED} for one that was
   */
  TokenClaims read(TokenType type, String text, Instant now) {
    if (text.length() > MAX_LENGTH) {
      throw new TokenRefused(Reason.INVALID);
    }
    try {
      return claims(type, verified(SignedJWT.parse(text)), now);
    } catch (ParseException | JOSEException | IllegalArgumentException e) {
      throw new TokenRefused(Reason.INVALID);
    }
  }

  private IssuedToken issue(TokenType type, User user, UUID sessionId, Instant now, Duration ttl) {
    Instant issuedAt = now.truncatedTo(ChronoUnit.SECONDS);
    Instant expiresAt = issuedAt.plus(ttl);
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .audience(AUDIENCE)
            .subject(user.id().toString())
            .claim("sid", sessionId.toString())
            .claim("role", user.role().wire())
            .claim("username", user.username())
            .issueTime(Date.from(issuedAt))
            .expirationTime(Date.from(expiresAt))
            .jwtID(Ids.next().toString())
            .claim("typ", type.wire())
            .build();
    SignedJWT token = new SignedJWT(keys.header(), claims);
    try {
      token.sign(keys.signer());
    } catch (JOSEException e) {
      throw new IllegalStateException("the configured key cannot sign", e);
    }
    return new IssuedToken(token.serialize(), expiresAt);
  }

  /** The signature is checked before one claim is looked at (ASVS 9.1.1). */
  private JWTClaimsSet verified(SignedJWT token) throws JOSEException, ParseException {
    if (bringsItsOwnKey(token.getHeader()) || !keys.verify(token)) {
      throw new TokenRefused(Reason.INVALID);
    }
    return token.getJWTClaimsSet();
  }

  /** We know our keys; a header that offers one, or asks for more than we do, is an attack. */
  private static boolean bringsItsOwnKey(JWSHeader header) {
    return header.getJWK() != null
        || header.getJWKURL() != null
        || header.getX509CertURL() != null
        || header.getX509CertChain() != null
        || header.getX509CertThumbprint() != null
        || header.getX509CertSHA256Thumbprint() != null
        || header.getCriticalParams() != null;
  }

  private TokenClaims claims(TokenType type, JWTClaimsSet claims, Instant now)
      throws ParseException {
    if (!claims.getAudience().equals(List.of(AUDIENCE))
        || !type.wire().equals(claims.getStringClaim("typ"))
        || isAhead(claims.getNotBeforeTime(), now)
        || isAhead(claims.getIssueTime(), now)) {
      throw new TokenRefused(Reason.INVALID);
    }
    Instant expiresAt = present(claims.getExpirationTime()).toInstant();
    UUID userId = UUID.fromString(present(claims.getSubject()));
    String sid = claims.getStringClaim("sid");
    UUID sessionId = sid == null ? userId : UUID.fromString(sid);
    if (!expiresAt.isAfter(now)) {
      throw new TokenRefused(Reason.EXPIRED, sessionId);
    }
    if (sid == null) {
      return external(type, userId, expiresAt);
    }
    if (!ISSUER.equals(claims.getIssuer())) {
      throw new TokenRefused(Reason.INVALID);
    }
    return new TokenClaims(userId, sessionId, expiresAt);
  }

  /**
   * Of another service, whatever it calls itself, but for us ({@code aud}) and for access ({@code
   * typ}): its other tokens, for resetting a password say, have the same signature.
   */
  private TokenClaims external(TokenType type, UUID userId, Instant expiresAt) {
    if (!acceptExternal || type != TokenType.ACCESS) {
      throw new TokenRefused(Reason.INVALID);
    }
    return new TokenClaims(userId, userId, expiresAt);
  }

  private static boolean isAhead(@Nullable Date time, Instant now) {
    return time != null && time.toInstant().isAfter(now.plus(MAX_CLOCK_SKEW));
  }

  private static <T> T present(@Nullable T claim) {
    if (claim == null) {
      throw new TokenRefused(Reason.INVALID);
    }
    return claim;
  }
}
