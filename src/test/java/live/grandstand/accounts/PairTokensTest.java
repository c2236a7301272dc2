package live.grandstand.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import live.grandstand.accounts.TokenRefused.Reason;
import live.grandstand.platform.Ids;
import live.grandstand.platform.KeyPem;
import live.grandstand.platform.Settings;
import live.grandstand.platform.TokenAlgorithm;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Tokens signed with a pair of keys, and what people try with them (reference §5.4). */
class PairTokensTest {
  private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
  private static final User USER = Accounts.user("ada");
  private static final UUID SESSION = Ids.next();
  private static final Map<TokenAlgorithm, String> PEMS = pems();

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_NONE, names = "HS.*")
  void aTokenIsReadBackAndNamesItsKey(TokenAlgorithm algorithm) throws Exception {
    Tokens tokens = tokens(algorithm, pem(algorithm), null);

    String token = tokens.access(USER, SESSION, NOW).text();

    assertEquals(USER.id(), tokens.read(TokenType.ACCESS, token, NOW).userId());
    JWSHeader header = SignedJWT.parse(token).getHeader();
    assertEquals(algorithm.wire(), header.getAlgorithm().getName());
    JWK published = published(tokens).getKeys().get(0);
    assertEquals(published.computeThumbprint().toString(), header.getKeyID());
    assertEquals(published.getKeyID(), header.getKeyID());
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_NONE, names = "HS.*")
  void onlyPublicHalvesArePublishedAndOthersCanCheckWithThem(TokenAlgorithm algorithm)
      throws Exception {
    Tokens tokens = tokens(algorithm, pem(algorithm), KeyPem.generate(algorithm));

    JWKSet set = published(tokens);

    assertEquals(2, set.getKeys().size());
    for (JWK key : set.getKeys()) {
      assertFalse(key.isPrivate());
      assertEquals("sig", key.getKeyUse().identifier());
      assertEquals(algorithm.wire(), key.getAlgorithm().getName());
      assertTrue(
          Set.of("kty", "use", "alg", "kid", "n", "e", "crv", "x", "y")
              .containsAll(key.toJSONObject().keySet()));
    }
    SignedJWT token = SignedJWT.parse(tokens.access(USER, SESSION, NOW).text());
    PublicKey key = KeyPem.publicKey(pem(algorithm), algorithm);
    assertTrue(token.verify(PublicHalf.of(key, algorithm).verifier()));
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_NONE, names = "HS.*")
  void aTokenOfTheKeyBeforeIsGoodForAsLongAsThatIsKept(TokenAlgorithm algorithm) {
    Tokens before = tokens(algorithm, pem(algorithm), null);
    String token = before.access(USER, SESSION, NOW).text();
    String next = KeyPem.generate(algorithm);

    tokens(algorithm, next, pem(algorithm)).read(TokenType.ACCESS, token, NOW);
    tokens(algorithm, next, publicOnly(pem(algorithm))).read(TokenType.ACCESS, token, NOW);
    assertEquals(Reason.INVALID, refusal(tokens(algorithm, next, null), token));
    String newer = tokens(algorithm, next, null).access(USER, SESSION, NOW).text();
    assertEquals(Reason.INVALID, refusal(before, newer));
  }

  @Test
  void aSharedSecretIsNotPublished() {
    Tokens tokens = tokens(TokenAlgorithm.HS256, "s".repeat(32), "t".repeat(32));

    assertTrue(tokens.publicKeys().isEmpty());
  }

  @TestFactory
  Stream<DynamicTest> everyAttackIsRefused() throws Exception {
    Map<String, DynamicTest> tests = new LinkedHashMap<>();
    for (TokenAlgorithm algorithm : PEMS.keySet()) {
      Tokens tokens = tokens(algorithm, pem(algorithm), KeyPem.generate(algorithm));
      attacks(tokens, algorithm)
          .forEach(
              (name, token) ->
                  tests.put(
                      algorithm + " " + name,
                      dynamicTest(
                          algorithm + ", " + name,
                          () -> assertEquals(Reason.INVALID, refusal(tokens, token)))));
    }
    return tests.values().stream();
  }

  private static Map<String, String> attacks(Tokens tokens, TokenAlgorithm algorithm)
      throws Exception {
    String good = tokens.access(USER, SESSION, NOW).text();
    String id = SignedJWT.parse(good).getHeader().getKeyID();
    String rest = good.substring(good.indexOf('.'));
    String unsigned = rest.substring(0, rest.lastIndexOf('.') + 1);
    Map<String, String> attacks = new LinkedHashMap<>();
    for (String none : List.of("none", "None", "nOnE")) {
      attacks.put("alg " + none, header("{'alg':'" + none + "','kid':'" + id + "'}") + unsigned);
    }
    KeyPair pair = KeyPem.pair(pem(algorithm), algorithm);
    JWSSigner signer = PublicHalf.signer(pair.getPrivate());
    JWSAlgorithm name = JWSAlgorithm.parse(algorithm.wire());
    attacks.put("no kid", signed(signer, new JWSHeader.Builder(name).build()));
    for (String kid : List.of("", "../../../dev/null", "' or 1=1 --", "http://evil.example/")) {
      attacks.put("kid " + kid, signed(signer, new JWSHeader.Builder(name).keyID(kid).build()));
    }
    JWK own = PublicHalf.of(pair.getPublic(), algorithm).jwk();
    attacks.put("jwk", signed(signer, new JWSHeader.Builder(name).keyID(id).jwk(own).build()));
    KeyPair strange = KeyPem.pair(KeyPem.generate(algorithm), algorithm);
    attacks.put(
        "a strange key with our kid",
        signed(
            PublicHalf.signer(strange.getPrivate()),
            new JWSHeader.Builder(name).keyID(id).build()));
    attacks.put("signature of nothing", good.substring(0, good.lastIndexOf('.') + 1) + zeros());
    asSecret(pair.getPublic(), own)
        .forEach((what, secret) -> attacks.put("HS256 with " + what, forged(secret, id)));
    return attacks;
  }

  /** Every way in which somebody could write our public key and take that for a secret. */
  private static Map<String, byte[]> asSecret(PublicKey key, JWK jwk) {
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
    String pem = "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----";
    return Map.of(
        "the PEM", pem.getBytes(StandardCharsets.US_ASCII),
        "the PEM and a line end", (pem + "\n").getBytes(StandardCharsets.US_ASCII),
        "the DER", key.getEncoded(),
        "the JWK", jwk.toJSONString().getBytes(StandardCharsets.US_ASCII));
  }

  private static String forged(byte[] secret, String id) {
    try {
      return signed(
          new MACSigner(Arrays.copyOf(secret, Math.max(32, secret.length))),
          new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(id).build());
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** RFC 8037, appendix A.4 and A.5. */
  @Test
  void ed25519IsTheOneOfTheStandard() throws Exception {
    byte[] d =
        HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
    byte[] x =
        HexFormat.of().parseHex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    KeyFactory keys = KeyFactory.getInstance("Ed25519");
    byte[] pkcs8 = HexFormat.of().parseHex("302e020100300506032b657004220420");
    byte[] x509 = HexFormat.of().parseHex("302a300506032b6570032100");
    PublicKey key = keys.generatePublic(new X509EncodedKeySpec(joined(x509, x)));
    byte[] input =
        "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc"
            .getBytes(StandardCharsets.US_ASCII);
    JWSHeader header = new JWSHeader(JWSAlgorithm.EdDSA);

    Base64URL signature =
        new Ed25519.Signer(keys.generatePrivate(new PKCS8EncodedKeySpec(joined(pkcs8, d))))
            .sign(header, input);

    assertEquals(
        "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg",
        signature.toString());
    assertTrue(new Ed25519.Verifier(key).verify(header, input, signature));
    assertFalse(new Ed25519.Verifier(key).verify(header, new byte[] {1}, signature));
    assertEquals(HexFormat.of().formatHex(x), HexFormat.of().formatHex(Ed25519.raw(key)));
    assertEquals(
        "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k",
        PublicHalf.of(key, TokenAlgorithm.EDDSA).id());
  }

  private static Reason refusal(Tokens tokens, String token) {
    return assertThrows(TokenRefused.class, () -> tokens.read(TokenType.ACCESS, token, NOW))
        .reason();
  }

  private static JWKSet published(Tokens tokens) throws Exception {
    return JWKSet.parse(Map.of("keys", tokens.publicKeys().orElseThrow().keys()));
  }

  private static String signed(JWSSigner signer, JWSHeader header) throws JOSEException {
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer("grandstand")
            .audience("grandstand")
            .subject(USER.id().toString())
            .claim("sid", SESSION.toString())
            .claim("typ", "access")
            .issueTime(Date.from(NOW))
            .expirationTime(Date.from(NOW.plusSeconds(60)))
            .build();
    SignedJWT token = new SignedJWT(header, claims);
    token.sign(signer);
    return token.serialize();
  }

  private static String header(String json) {
    return Base64URL.encode(json.replace('\'', '"')).toString();
  }

  private static String zeros() {
    return Base64URL.encode(new byte[64]).toString();
  }

  private static String pem(TokenAlgorithm algorithm) {
    return PEMS.getOrDefault(algorithm, "");
  }

  private static String publicOnly(String pem) {
    return pem.substring(pem.indexOf("-----BEGIN PUBLIC KEY"));
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }

  private static Map<TokenAlgorithm, String> pems() {
    Map<TokenAlgorithm, String> pems = new LinkedHashMap<>();
    for (TokenAlgorithm algorithm : TokenAlgorithm.values()) {
      if (!algorithm.isShared()) {
        pems.put(algorithm, KeyPem.generate(algorithm));
      }
    }
    return pems;
  }

  private static Tokens tokens(TokenAlgorithm algorithm, String key, @Nullable String previous) {
    Duration access = Duration.ofMinutes(15);
    Settings.Secret before = previous == null ? null : new Settings.Secret(previous);
    Settings.Jwt settings =
        new Settings.Jwt(
            algorithm, new Settings.Secret(key), before, access, Duration.ofDays(7), false);
    return new Tokens(settings);
  }
}
