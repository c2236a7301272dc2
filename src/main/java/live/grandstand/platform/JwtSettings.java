package live.grandstand.platform;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads {@link Settings.Jwt}; what must be kept secret is made up in the embedded mode. */
final class JwtSettings {
  private static final int SECRET_BYTES = 48;

  private final SettingsReader reader;
  private final boolean embedded;
  private final Path dataDir;

  /**
   * @param embedded whether missing keys are made once and kept in the data directory
   */
  JwtSettings(SettingsReader reader, boolean embedded, Path dataDir) {
    this.reader = reader;
    this.embedded = embedded;
    this.dataDir = dataDir;
  }

  Settings.Jwt read() {
    TokenAlgorithm algorithm = algorithm();
    boolean shared = algorithm.isShared();
    refuse(shared ? SettingKey.JWT_PRIVATE_KEY : SettingKey.JWT_SECRET, algorithm);
    refuse(shared ? SettingKey.JWT_PREVIOUS_KEY : SettingKey.JWT_PREVIOUS_SECRET, algorithm);
    boolean acceptExternal = reader.flag(SettingKey.JWT_ACCEPT_EXTERNAL);
    if (acceptExternal && !shared) {
      reader.mistake(
          SettingKey.JWT_ACCEPT_EXTERNAL, "needs a shared secret, HS256, HS384 or HS512");
    }
    return new Settings.Jwt(
        algorithm,
        shared ? secret(algorithm) : privateKey(algorithm),
        shared
            ? checked(SettingKey.JWT_PREVIOUS_SECRET, algorithm, JwtSettings::requireLength)
            : checked(SettingKey.JWT_PREVIOUS_KEY, algorithm, KeyPem::publicKey),
        reader.duration(SettingKey.JWT_ACCESS_TTL),
        reader.duration(SettingKey.JWT_REFRESH_TTL),
        acceptExternal);
  }

  private TokenAlgorithm algorithm() {
    return TokenAlgorithm.of(String.valueOf(reader.text(SettingKey.JWT_ALGORITHM)))
        .orElseGet(
            () -> {
              reader.mistake(
                  SettingKey.JWT_ALGORITHM,
                  Arrays.stream(TokenAlgorithm.values())
                      .map(TokenAlgorithm::wire)
                      .collect(Collectors.joining(", ", "must be one of ", "")));
              return TokenAlgorithm.HS256;
            });
  }

  /** A key of the other kind is a mistake: it would be taken for the one in use. */
  private void refuse(SettingKey key, TokenAlgorithm algorithm) {
    if (reader.text(key) != null) {
      reader.mistake(key, "is set, but has no meaning for " + algorithm.wire());
    }
  }

  private Settings.Secret secret(TokenAlgorithm algorithm) {
    Settings.Secret given = checked(SettingKey.JWT_SECRET, algorithm, JwtSettings::requireLength);
    return given != null
        ? given
        : made(SettingKey.JWT_SECRET, "jwt.secret", () -> Secrets.token(SECRET_BYTES));
  }

  private Settings.Secret privateKey(TokenAlgorithm algorithm) {
    Settings.Secret given = checked(SettingKey.JWT_PRIVATE_KEY, algorithm, KeyPem::pair);
    String file = "jwt-" + algorithm.wire().toLowerCase(Locale.ROOT) + ".pem";
    return given != null
        ? given
        : made(SettingKey.JWT_PRIVATE_KEY, file, () -> KeyPem.generate(algorithm));
  }

  private Settings.Secret made(SettingKey key, String file, Supplier<String> fresh) {
    if (embedded) {
      return new Settings.Secret(DataDirectory.secret(dataDir, file, fresh));
    }
    reader.mistake(key, "is missing: it is only made up for the embedded mode");
    return new Settings.Secret("");
  }

  private Settings.@Nullable Secret checked(
      SettingKey key, TokenAlgorithm algorithm, BiConsumer<String, TokenAlgorithm> check) {
    Settings.Secret given = reader.secret(key);
    if (given != null) {
      try {
        check.accept(given.reveal(), algorithm);
      } catch (IllegalArgumentException e) {
        reader.mistake(key, String.valueOf(e.getMessage()));
      }
    }
    return given;
  }

  private static void requireLength(String secret, TokenAlgorithm algorithm) {
    if (secret.getBytes(StandardCharsets.UTF_8).length < algorithm.secretBytes()) {
      throw new IllegalArgumentException(
          "must have at least %d bytes".formatted(algorithm.secretBytes()));
    }
  }
}
