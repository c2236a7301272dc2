package live.grandstand.app;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.util.Date;

/** Tokens that are nearly those of somebody who is signed in (reference §5.4). */
final class Forgery {
  private static final long HOUR = Duration.ofHours(1).toMillis();

  private final String secret;
  private final JWTClaimsSet claims;

  /**
   * Made after a good access token.
   *
   * @param secret what the good one is signed with
   */
  Forgery(String secret, String good) {
    this.secret = secret;
    try {
      this.claims = SignedJWT.parse(good).getJWTClaimsSet();
    } catch (ParseException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Nothing is wrong with it: the proof that the others are refused for what is. */
  String good() throws JOSEException {
    return ours(claims);
  }

  String byAnotherSecret() throws JOSEException {
    return signed(new MACSigner(secret + " "), header(JWSAlgorithm.HS256), claims);
  }

  String expired() throws JOSEException {
    Date issued = new Date(claims.getIssueTime().getTime() - 2 * HOUR);
    Date expired = new Date(claims.getIssueTime().getTime() - HOUR);
    return ours(new JWTClaimsSet.Builder(claims).issueTime(issued).expirationTime(expired).build());
  }

  String unsigned() {
    return Base64URL.encode("{\"alg\":\"none\",\"typ\":\"JWT\"}")
        + "."
        + Base64URL.encode(claims.toString())
        + ".";
  }

  String hs512() throws JOSEException {
    return signed(new MACSigner(secret), header(JWSAlgorithm.HS512), claims);
  }

  /** Signed with a pair of keys whose public half it brings along. */
  String rs256() throws JOSEException {
    RSAKey key = new RSAKeyGenerator(2048).generate();
    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).jwk(key.toPublicJWK()).build();
    return signed(new RSASSASigner(key), header, claims);
  }

  String ofNoLogin() throws JOSEException {
    return ours(new JWTClaimsSet.Builder(claims).claim("sid", null).build());
  }

  private String ours(JWTClaimsSet content) throws JOSEException {
    return signed(new MACSigner(secret), header(JWSAlgorithm.HS256), content);
  }

  private static JWSHeader header(JWSAlgorithm algorithm) {
    return new JWSHeader.Builder(algorithm).type(com.nimbusds.jose.JOSEObjectType.JWT).build();
  }

  private static String signed(JWSSigner signer, JWSHeader header, JWTClaimsSet content)
      throws JOSEException {
    SignedJWT token = new SignedJWT(header, content);
    token.sign(signer);
    return token.serialize();
  }
}
