package live.grandstand.platform;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@link Settings} from MicroProfile Config (environment, system properties), once. Whatever
 * is wrong or unknown is reported together, and the product does not start.
 */
final class SettingsLoader {
  private static final Logger LOG = Logger.getLogger(SettingsLoader.class.getName());
  private static final String VARIABLE_PREFIX = "GRANDSTAND_";

  private static @Nullable Settings current; // guarded by the class

  private final SettingsReader reader;

  private SettingsLoader(SettingsReader reader) {
    this.reader = reader;
  }

  /**
   * The settings of this deployment, read on the first call.
   *
   * @throws StartRefused listing everything wrong with them
   */
  static synchronized Settings current() {
    if (current == null) {
      Config config = ConfigProvider.getConfig(SettingsLoader.class.getClassLoader());
      current =
          load(
              key -> config.getOptionalValue(key, String.class).orElse(null),
              StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                  .collect(Collectors.toSet()),
              System.getenv().keySet());
    }
    return current;
  }

  /**
   * Reads and checks.
   *
   * @param values the value configured for a key, or null
   * @param names all configured names, of which those of this product must be known
   * @param variables the names of all environment variables, likewise
   */
  static Settings load(
      Function<String, @Nullable String> values, Set<String> names, Set<String> variables) {
    SettingsReader reader = new SettingsReader(values);
    Settings settings = new SettingsLoader(reader).read();
    List<String> mistakes = new ArrayList<>(reader.mistakes());
    mistakes.addAll(unknown(names, variables));
    if (!mistakes.isEmpty()) {
      throw new StartRefused(
          "The configuration has %d mistake%s (see docs/settings.md):%n  - %s"
              .formatted(
                  mistakes.size(),
                  mistakes.size() == 1 ? "" : "s",
                  String.join(System.lineSeparator() + "  - ", mistakes)));
    }
    LOG.info(() -> "Settings: " + describe(reader));
    return settings;
  }

  private Settings read() {
    Path dataDir = Path.of(Objects.requireNonNull(reader.text(SettingKey.DATA_DIR)));
    Settings.Db db = db();
    return new Settings(
        dataDir.toAbsolutePath().normalize(),
        db,
        new JwtSettings(reader, db.url() == null, dataDir).read(),
        passwords(),
        admin(),
        new Settings.Cors(origins()),
        new Settings.Http(trustedProxies(), rateLimits()),
        realtime(),
        chat(),
        new StorageSettings(reader, dataDir).read(),
        jobs(),
        new AiSettings(reader).read());
  }

  private Settings.Db db() {
    int poolSize = reader.number(SettingKey.DB_POOL_SIZE, 1, 150);
    String url = reader.text(SettingKey.DB_URL);
    if (url == null) {
      noneWithoutUrl(SettingKey.DB_USER);
      noneWithoutUrl(SettingKey.DB_PASSWORD);
      return new Settings.Db(null, null, null, poolSize);
    }
    if (!url.startsWith("jdbc:postgresql:")) {
      reader.mistake(SettingKey.DB_URL, "must begin with jdbc:postgresql:");
    }
    String why = "a database of your own (%s) needs it".formatted(SettingKey.DB_URL.key());
    String user = reader.required(SettingKey.DB_USER, why);
    String password = reader.required(SettingKey.DB_PASSWORD, why);
    return new Settings.Db(url, user, new Settings.Secret(password), poolSize);
  }

  private void noneWithoutUrl(SettingKey key) {
    if (reader.text(key) != null) {
      reader.mistake(key, "is set, but %s is not".formatted(SettingKey.DB_URL.key()));
    }
  }

  private Settings.PasswordAlgorithm passwords() {
    String name = String.valueOf(reader.text(SettingKey.PASSWORD_ALGORITHM));
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "bcrypt" -> Settings.PasswordAlgorithm.BCRYPT;
      case "argon2id" -> Settings.PasswordAlgorithm.ARGON2ID;
      default -> {
        reader.mistake(SettingKey.PASSWORD_ALGORITHM, "must be bcrypt or argon2id");
        yield Settings.PasswordAlgorithm.BCRYPT;
      }
    };
  }

  private Settings.Admin admin() {
    return new Settings.Admin(
        String.valueOf(reader.text(SettingKey.ADMIN_USERNAME)),
        reader.secret(SettingKey.ADMIN_PASSWORD));
  }

  private List<String> origins() {
    List<String> origins = reader.list(SettingKey.CORS_ORIGINS);
    for (String origin : origins) {
      if (!isOrigin(origin)) {
        reader.mistake(
            SettingKey.CORS_ORIGINS,
            "has \"%s\", which is not an origin such as https://example.org".formatted(origin));
      }
    }
    return origins;
  }

  private static boolean isOrigin(String text) {
    try {
      URI uri = URI.create(text);
      String scheme = uri.getScheme();
      return ("http".equals(scheme) || "https".equals(scheme))
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && text.equals(scheme + "://" + uri.getRawAuthority());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private List<IpRange> trustedProxies() {
    List<IpRange> ranges = new ArrayList<>();
    for (String range : reader.list(SettingKey.HTTP_TRUSTED_PROXIES)) {
      try {
        ranges.add(IpRange.parse(range));
      } catch (IllegalArgumentException e) {
        reader.mistake(
            SettingKey.HTTP_TRUSTED_PROXIES,
            "has \"%s\", which %s".formatted(range, e.getMessage()));
      }
    }
    return ranges;
  }

  private Settings.RateLimits rateLimits() {
    return new Settings.RateLimits(
        reader.callRate(SettingKey.HTTP_RATE_LIMIT_REGISTER),
        reader.callRate(SettingKey.HTTP_RATE_LIMIT_LOGIN),
        reader.callRate(SettingKey.HTTP_RATE_LIMIT_REFRESH),
        reader.callRate(SettingKey.HTTP_RATE_LIMIT_READ),
        reader.callRate(SettingKey.HTTP_RATE_LIMIT_SEARCH),
        reader.callRate(SettingKey.HTTP_RATE_LIMIT_WRITE),
        reader.callRate(SettingKey.HTTP_RATE_LIMIT_PASSWORD),
        reader.callRate(SettingKey.HTTP_RATE_LIMIT_EMIT),
        reader.callRate(SettingKey.HTTP_RATE_LIMIT_BAD_TOKEN));
  }

  private Settings.Realtime realtime() {
    return new Settings.Realtime(
        reader.duration(SettingKey.REALTIME_PING_INTERVAL),
        reader.duration(SettingKey.REALTIME_PING_TIMEOUT),
        reader.duration(SettingKey.REALTIME_CONNECT_TIMEOUT),
        reader.duration(SettingKey.REALTIME_UPGRADE_TIMEOUT),
        reader.number(SettingKey.REALTIME_MAX_PAYLOAD, 1_000, 100_000_000),
        reader.number(SettingKey.REALTIME_OUTBOX_BYTES, 16_384, 1_000_000_000),
        reader.duration(SettingKey.REALTIME_VIEWER_COUNT_INTERVAL),
        reader.number(SettingKey.REALTIME_INBOUND_RATE, 1, 1_000_000),
        reader.number(SettingKey.REALTIME_CONNECT_RATE, 1, 1_000_000),
        reader.durationOrNone(SettingKey.REALTIME_RECOVERY_WINDOW),
        reader.flag(SettingKey.REALTIME_FAST_PATH));
  }

  private Settings.Chat chat() {
    return new Settings.Chat(
        reader.rate(SettingKey.CHAT_RATE),
        reader.rate(SettingKey.CHAT_RATE_PRIVILEGED),
        reader.number(SettingKey.CHAT_MAX_LENGTH, 1, 4_000),
        reader.number(SettingKey.CHAT_HISTORY, 0, 100));
  }

  private Settings.Jobs jobs() {
    return new Settings.Jobs(
        jobThreads(),
        new Settings.ByRole<>(
            reader.number(SettingKey.JOBS_PER_USER, 1, 100),
            reader.number(SettingKey.JOBS_PER_PREMIUM, 1, 100),
            reader.number(SettingKey.JOBS_PER_ADMIN, 1, 100)),
        new Settings.ByRole<>(
            reader.rate(SettingKey.JOBS_QUOTA_USER),
            reader.rate(SettingKey.JOBS_QUOTA_PREMIUM),
            reader.rate(SettingKey.JOBS_QUOTA_ADMIN)),
        reader.duration(SettingKey.JOBS_POLL),
        reader.duration(SettingKey.JOBS_HEARTBEAT));
  }

  private int jobThreads() {
    return reader.text(SettingKey.JOBS_THREADS) == null
        ? Math.max(2, Runtime.getRuntime().availableProcessors())
        : reader.number(SettingKey.JOBS_THREADS, 1, 100);
  }

  private static List<String> unknown(Set<String> names, Set<String> variables) {
    Set<String> keys =
        Arrays.stream(SettingKey.values()).map(SettingKey::key).collect(Collectors.toSet());
    Set<String> known =
        Arrays.stream(SettingKey.values()).map(SettingKey::variable).collect(Collectors.toSet());
    Set<String> strangers = new TreeSet<>();
    names.stream()
        .filter(name -> name.startsWith(SettingKey.PREFIX) && !keys.contains(name))
        .forEach(strangers::add);
    variables.stream()
        .filter(name -> name.startsWith(VARIABLE_PREFIX) && !known.contains(name))
        .forEach(strangers::add);
    return strangers.stream().map(name -> name + " is not a setting").toList();
  }

  private static String describe(SettingsReader reader) {
    return Arrays.stream(SettingKey.values())
        .filter(key -> reader.text(key) != null)
        .map(key -> key.key() + "=" + (key.secret() ? "******" : reader.text(key)))
        .collect(Collectors.joining(", "));
  }
}
