package live.grandstand.accounts;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import live.grandstand.accounts.TokenRefused.Reason;
import live.grandstand.platform.Ids;
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

  private final SigningKey key;
  private final Duration accessTtl;
  private final Duration refreshTtl;

  Tokens(SigningKey key, Duration accessTtl, Duration refreshTtl) {
    this.key = key;
    this.accessTtl = accessTtl;
    this.refreshTtl = refreshTtl;
  }

  /** How long an access token is good for. */
  Duration accessTtl() {
    return accessTtl;
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
   *     our one key, {@code EXPIRED} for one that was
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
    JWSHeader header = new JWSHeader.Builder(key.algorithm()).type(JOSEObjectType.JWT).build();
    SignedJWT token = new SignedJWT(header, claims);
    try {
      token.sign(key.signer());
    } catch (JOSEException e) {
      throw new IllegalStateException("the configured key cannot sign", e);
    }
    return new IssuedToken(token.serialize(), expiresAt);
  }

  /** The signature is checked before one claim is looked at (ASVS 9.1.1). */
  private JWTClaimsSet verified(SignedJWT token) throws JOSEException, ParseException {
    if (!key.algorithm().equals(token.getHeader().getAlgorithm())
        || bringsItsOwnKey(token.getHeader())
        || !token.verify(key.verifier())) {
      throw new TokenRefused(Reason.INVALID);
    }
    return token.getJWTClaimsSet();
  }

  /** We know our key; a header that offers one, or asks for more than we do, is an attack. */
  private static boolean bringsItsOwnKey(JWSHeader header) {
    return header.getJWK() != null
        || header.getJWKURL() != null
        || header.getX509CertURL() != null
        || header.getX509CertChain() != null
        || header.getCriticalParams() != null;
  }

  private static TokenClaims claims(TokenType type, JWTClaimsSet claims, Instant now)
      throws ParseException {
    if (!ISSUER.equals(claims.getIssuer())
        || !claims.getAudience().equals(List.of(AUDIENCE))
        || !type.wire().equals(claims.getStringClaim("typ"))
        || isAhead(claims.getNotBeforeTime(), now)
        || isAhead(claims.getIssueTime(), now)) {
      throw new TokenRefused(Reason.INVALID);
    }
    Instant expiresAt = present(claims.getExpirationTime()).toInstant();
    if (!expiresAt.isAfter(now)) {
      throw new TokenRefused(Reason.EXPIRED);
    }
    return new TokenClaims(
        UUID.fromString(present(claims.getSubject())),
        UUID.fromString(present(claims.getStringClaim("sid"))),
        expiresAt);
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
