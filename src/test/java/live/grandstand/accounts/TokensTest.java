package live.grandstand.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import live.grandstand.accounts.TokenRefused.Reason;
import live.grandstand.platform.Ids;
import live.grandstand.platform.Settings;
import live.grandstand.platform.TokenAlgorithm;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The list of performance-reliability-security.md §5.4, "JWT". */
class TokensTest {
  private static final String SECRET =
      "a secret of the tests with more than 64 bytes in it, for HS512 too";
  private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
  private static final Duration ACCESS = Duration.ofMinutes(15);
  private static final User USER = Accounts.user("ada");
  private static final UUID SESSION = Ids.next();

  private final Tokens tokens = tokens(TokenAlgorithm.HS256);

  @Test
  void anAccessTokenIsReadBack() {
    IssuedToken token = tokens.access(USER, SESSION, NOW);

    assertEquals(
        new TokenClaims(USER.id(), SESSION, NOW.plus(ACCESS)),
        tokens.read(TokenType.ACCESS, token.text(), NOW));
  }

  @Test
  void aTokenSaysWhatTheContractLists() throws Exception {
    JWTClaimsSet claims =
        SignedJWT.parse(tokens.access(USER, SESSION, NOW).text()).getJWTClaimsSet();

    assertEquals(
        Set.of("iss", "aud", "sub", "sid", "role", "username", "iat", "exp", "jti", "typ"),
        claims.getClaims().keySet());
    assertEquals("user", claims.getStringClaim("role"));
    assertEquals("ada", claims.getStringClaim("username"));
  }

  @Test
  void twoTokensOfOneMomentDiffer() {
    assertNotEquals(
        tokens.refresh(USER, SESSION, NOW).text(), tokens.refresh(USER, SESSION, NOW).text());
  }

  @Test
  void aTokenIsGoodUntilTheSecondItExpires() {
    String token = tokens.access(USER, SESSION, NOW).text();

    tokens.read(TokenType.ACCESS, token, NOW.plus(ACCESS).minusSeconds(1));
    assertEquals(Reason.EXPIRED, refusal(token, NOW.plus(ACCESS)));
  }

  @Test
  void anotherNodesClockMayBeAMinuteAhead() throws Exception {
    String ahead = signed(claims -> claims.issueTime(Date.from(NOW.plusSeconds(60))));
    String tooFarAhead = signed(claims -> claims.issueTime(Date.from(NOW.plusSeconds(61))));

    tokens.read(TokenType.ACCESS, ahead, NOW);
    assertEquals(Reason.INVALID, refusal(tooFarAhead, NOW));
  }

  @Test
  void theAlgorithmIsTheConfiguredOneOnly() {
    String other = tokens(TokenAlgorithm.HS512).access(USER, SESSION, NOW).text();

    assertEquals(Reason.INVALID, refusal(other, NOW));
    tokens(TokenAlgorithm.HS512).read(TokenType.ACCESS, other, NOW);
  }

  @Test
  void aSecretThatIsTooShortIsRefused() {
    Settings.Jwt weak = jwt(TokenAlgorithm.HS256, "31 bytes are not enough........", null);

    assertThrows(IllegalArgumentException.class, () -> TokenKeys.of(weak));
  }

  @TestFactory
  Stream<DynamicTest> everyAttackIsRefused() throws Exception {
    return attacks().entrySet().stream()
        .map(
            attack ->
                dynamicTest(
                    attack.getKey(),
                    () -> assertEquals(Reason.INVALID, refusal(attack.getValue(), NOW))));
  }

  private Map<String, String> attacks() throws Exception {
    Map<String, String> attacks = new LinkedHashMap<>();
    String good = tokens.access(USER, SESSION, NOW).text();
    String body = good.substring(good.indexOf('.'), good.lastIndexOf('.'));
    String signature = good.substring(good.lastIndexOf('.'));
    for (String none : List.of("none", "None", "nOnE", "NONE", "")) {
      String header = base64("{\"alg\":\"" + none + "\",\"typ\":\"JWT\"}");
      attacks.put("alg " + none + " without a signature", header + body + ".");
      attacks.put("alg " + none + " with the signature", header + body + signature);
    }
    attacks.put("no alg", base64("{\"typ\":\"JWT\"}") + body + signature);
    attacks.putAll(foreignKeys());
    attacks.putAll(headers());
    attacks.putAll(claims());
    attacks.put("refresh used as access", tokens.refresh(USER, SESSION, NOW).text());
    attacks.put("signature cut", good.substring(0, good.length() - 4));
    attacks.put("signature missing", good.substring(0, good.lastIndexOf('.') + 1));
    attacks.put("two signatures", good + signature);
    attacks.put("duplicate claims", duplicateClaims());
    attacks.put("duplicate alg", duplicateAlgorithm(body, signature));
    attacks.put("body of another", tampered(good));
    attacks.put("JSON serialisation", json(good));
    attacks.put("1 MB", good + "A".repeat(1_000_000));
    attacks.put("1 MB of dots", ".".repeat(1_000_000));
    attacks.put("not a token", "hello");
    attacks.put("dots", "..");
    attacks.put("no characters", " ");
    attacks.put("other alphabet", "ünïcödé." + body + signature);
    return attacks;
  }

  private Map<String, String> foreignKeys() throws JOSEException {
    RSAKey rsa = new RSAKeyGenerator(2048).keyUse(KeyUse.SIGNATURE).generate();
    byte[] publicKey = rsa.toPublicJWK().toString().getBytes(StandardCharsets.UTF_8);
    return Map.of(
        "another secret",
        signed(new MACSigner(SECRET.replace('a', 'b')), header().build(), valid().build()),
        "HS256 with an RSA public key",
        signed(new MACSigner(publicKey), header().build(), valid().build()),
        "RS256",
        signed(
            new RSASSASigner(rsa),
            new JWSHeader.Builder(JWSAlgorithm.RS256).build(),
            valid().build()),
        "a key of its own",
        signed(
            new RSASSASigner(rsa),
            new JWSHeader.Builder(JWSAlgorithm.RS256).jwk(rsa.toPublicJWK()).build(),
            valid().build()));
  }

  /** Even when the signature is ours: nothing of ours has such a header. */
  private Map<String, String> headers() throws Exception {
    JWK jwk = new RSAKeyGenerator(2048).generate().toPublicJWK();
    URI evil = URI.create("https://evil.example/keys");
    return Map.of(
        "jwk", signed(header().jwk(jwk)),
        "kid that is a path", signed(header().keyID("../../../dev/null")),
        "kid that is SQL", signed(header().keyID("' union select 'x")),
        "kid that is an address", signed(header().keyID("https://evil.example/key")),
        "jku", signed(header().jwkURL(evil)),
        "x5u", signed(header().x509CertURL(evil)),
        "crit", signed(header().criticalParams(Set.of("exp")).customParam("exp", 1)),
        "b64", signed(header().base64URLEncodePayload(true).criticalParams(Set.of("b64"))));
  }

  private Map<String, String> claims() throws JOSEException {
    Map<String, String> attacks = new LinkedHashMap<>();
    attacks.put("no iss", signed(claims -> claims.issuer(null)));
    attacks.put("wrong iss", signed(claims -> claims.issuer("https://evil.example")));
    attacks.put("no aud", signed(claims -> claims.audience((String) null)));
    attacks.put("wrong aud", signed(claims -> claims.audience("somebody")));
    attacks.put("one more aud", signed(claims -> claims.audience(List.of("grandstand", "x"))));
    attacks.put("no typ", signed(claims -> claims.claim("typ", null)));
    attacks.put("typ refresh", signed(claims -> claims.claim("typ", "refresh")));
    attacks.put("typ Access", signed(claims -> claims.claim("typ", "Access")));
    attacks.put("typ of another type", signed(claims -> claims.claim("typ", 1)));
    attacks.put("no exp", signed(claims -> claims.expirationTime(null)));
    attacks.put(
        "nbf ahead", signed(claims -> claims.notBeforeTime(Date.from(NOW.plusSeconds(90)))));
    attacks.put("no sub", signed(claims -> claims.subject(null)));
    attacks.put("sub that is no id", signed(claims -> claims.subject("' or 1=1 --")));
    attacks.put("no sid", signed(claims -> claims.claim("sid", null)));
    attacks.put("sid that is no id", signed(claims -> claims.claim("sid", "../../etc/passwd")));
    attacks.put("sid that is a list", signed(claims -> claims.claim("sid", List.of(1))));
    return attacks;
  }

  @Test
  void aTokenOfTheSecretBeforeIsGoodForAsLongAsThatIsKept() {
    String before = tokens.access(USER, SESSION, NOW).text();
    String other = SECRET.replace('a', 'b');

    Tokens rotated = new Tokens(jwt(TokenAlgorithm.HS256, other, SECRET));

    rotated.read(TokenType.ACCESS, before, NOW);
    assertEquals(Reason.INVALID, refusal(rotated.access(USER, SESSION, NOW).text(), NOW));
    assertThrows(
        TokenRefused.class,
        () ->
            new Tokens(jwt(TokenAlgorithm.HS256, other, null)).read(TokenType.ACCESS, before, NOW));
  }

  @Test
  void aTokenOfAnotherServiceIsGoodWhenThatIsWantedAndItIsMeantForUs() throws Exception {
    Tokens open = new Tokens(external());
    String theirs = signed(claims -> claims.claim("sid", null).issuer("another service"));

    assertEquals(
        new TokenClaims(USER.id(), USER.id(), NOW.plus(ACCESS)),
        open.read(TokenType.ACCESS, theirs, NOW));
    assertEquals(Reason.INVALID, refusal(theirs, NOW));
    open.read(TokenType.ACCESS, signed(claims -> claims.claim("sid", null).issuer(null)), NOW);
    for (String bad :
        List.of(
            signed(claims -> claims.issuer("another service")),
            signed(claims -> claims.claim("sid", null).audience("another service")),
            signed(claims -> claims.claim("sid", null).claim("typ", null)),
            signed(claims -> claims.claim("sid", null).claim("typ", "refresh")),
            signed(claims -> claims.claim("sid", null).claim("typ", "reset")),
            signed(claims -> claims.claim("sid", null).expirationTime(null)),
            signed(claims -> claims.claim("sid", "")))) {
      assertThrows(TokenRefused.class, () -> open.read(TokenType.ACCESS, bad, NOW));
    }
    String refresh = signed(claims -> claims.claim("sid", null).claim("typ", "refresh"));
    assertThrows(TokenRefused.class, () -> open.read(TokenType.REFRESH, refresh, NOW));
  }

  private static Settings.Jwt external() {
    return new Settings.Jwt(
        TokenAlgorithm.HS256, new Settings.Secret(SECRET), null, ACCESS, ACCESS, true);
  }

  private Reason refusal(String token, Instant now) {
    return assertThrows(TokenRefused.class, () -> tokens.read(TokenType.ACCESS, token, now))
        .reason();
  }

  /** Signed by us, as if by another service with our secret; which of the two would count? */
  private static String duplicateClaims() throws JOSEException {
    String claims = valid().build().toString();
    String twice = claims.substring(0, claims.length() - 1) + ",\"sub\":\"" + Ids.next() + "\"}";
    JWSObject token = new JWSObject(header().build(), new Payload(twice));
    token.sign(new MACSigner(SECRET));
    return token.serialize();
  }

  private static String duplicateAlgorithm(String body, String signature) {
    return base64("{\"alg\":\"none\",\"alg\":\"HS256\",\"typ\":\"JWT\"}") + body + signature;
  }

  private static String tampered(String good) {
    String[] parts = good.split("\\.");
    String claims = new Base64URL(parts[1]).decodeToString().replace("\"user\"", "\"admin\"");
    return parts[0] + "." + base64(claims) + "." + parts[2];
  }

  private static String json(String good) {
    String[] parts = good.split("\\.");
    return "{\"payload\":\"%s\",\"signatures\":[{\"protected\":\"%s\",\"signature\":\"%s\"}]}"
        .formatted(parts[1], parts[0], parts[2]);
  }

  private static JWTClaimsSet.Builder valid() {
    return new JWTClaimsSet.Builder()
        .issuer("grandstand")
        .audience("grandstand")
        .subject(USER.id().toString())
        .claim("sid", SESSION.toString())
        .claim("typ", "access")
        .issueTime(Date.from(NOW))
        .expirationTime(Date.from(NOW.plus(ACCESS)));
  }

  private static JWSHeader.Builder header() {
    return new JWSHeader.Builder(JWSAlgorithm.HS256).type(JOSEObjectType.JWT);
  }

  private static String signed(UnaryOperator<JWTClaimsSet.Builder> change) throws JOSEException {
    return signed(new MACSigner(SECRET), header().build(), change.apply(valid()).build());
  }

  private static String signed(JWSHeader.Builder header) throws JOSEException {
    return signed(new MACSigner(SECRET), header.build(), valid().build());
  }

  private static String signed(JWSSigner signer, JWSHeader header, JWTClaimsSet claims)
      throws JOSEException {
    SignedJWT token = new SignedJWT(header, claims);
    token.sign(signer);
    return token.serialize();
  }

  private static String base64(String text) {
    return Base64URL.encode(text).toString();
  }

  private static Tokens tokens(TokenAlgorithm algorithm) {
    return new Tokens(jwt(algorithm, SECRET, null));
  }

  private static Settings.Jwt jwt(TokenAlgorithm algorithm, String key, @Nullable String previous) {
    return new Settings.Jwt(
        algorithm,
        new Settings.Secret(key),
        previous == null ? null : new Settings.Secret(previous),
        ACCESS,
        Duration.ofDays(7),
        false);
  }
}
