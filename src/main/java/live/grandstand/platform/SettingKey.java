package live.grandstand.platform;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue of configuration keys. docs/settings.md shows the same table; a test compares them.
 */
public enum SettingKey {
  DATA_DIR("data-dir", "./data"),
  DB_URL("db.url", null),
  DB_USER("db.user", null),
  DB_PASSWORD("db.password", null, true),
  DB_POOL_SIZE("db.pool-size", "16"),
  JWT_ALGORITHM("jwt.algorithm", "HS256"),
  JWT_SECRET("jwt.secret", null, true),
  JWT_PRIVATE_KEY("jwt.private-key", null, true),
  JWT_PREVIOUS_SECRET("jwt.previous-secret", null, true),
  JWT_PREVIOUS_KEY("jwt.previous-key", null, true),
  JWT_ACCEPT_EXTERNAL("jwt.accept-external", "false"),
  JWT_ACCESS_TTL("jwt.access-ttl", "15m"),
  JWT_REFRESH_TTL("jwt.refresh-ttl", "7d"),
  PASSWORD_ALGORITHM("password.algorithm", "bcrypt"),
  ADMIN_USERNAME("admin.username", "admin"),
  ADMIN_PASSWORD("admin.password", null, true),
  CORS_ORIGINS("cors.origins", null),
  HTTP_TRUSTED_PROXIES("http.trusted-proxies", null),
  HTTP_RATE_LIMIT_REGISTER("http.rate-limit.register", "60/1h"),
  HTTP_RATE_LIMIT_LOGIN("http.rate-limit.login", "60/1m"),
  HTTP_RATE_LIMIT_REFRESH("http.rate-limit.refresh", "20/1m"),
  HTTP_RATE_LIMIT_READ("http.rate-limit.read", "600/1m"),
  HTTP_RATE_LIMIT_SEARCH("http.rate-limit.search", "120/1m"),
  HTTP_RATE_LIMIT_WRITE("http.rate-limit.write", "120/1m"),
  HTTP_RATE_LIMIT_PASSWORD("http.rate-limit.password", "10/1m"),
  HTTP_RATE_LIMIT_EMIT("http.rate-limit.emit", "6000/1m"),
  HTTP_RATE_LIMIT_BAD_TOKEN("http.rate-limit.bad-token", "120/1m"),
  REALTIME_PING_INTERVAL("realtime.ping-interval", "25s"),
  REALTIME_PING_TIMEOUT("realtime.ping-timeout", "20s"),
  REALTIME_CONNECT_TIMEOUT("realtime.connect-timeout", "45s"),
  REALTIME_UPGRADE_TIMEOUT("realtime.upgrade-timeout", "10s"),
  REALTIME_MAX_PAYLOAD("realtime.max-payload", "1000000"),
  REALTIME_OUTBOX_BYTES("realtime.outbox-bytes", "1048576"),
  REALTIME_VIEWER_COUNT_INTERVAL("realtime.viewer-count-interval", "250ms"),
  REALTIME_INBOUND_RATE("realtime.inbound-rate", "50"),
  REALTIME_CONNECT_RATE("realtime.connect-rate", "5"),
  REALTIME_RECOVERY_WINDOW("realtime.recovery-window", "2m"),
  REALTIME_FAST_PATH("realtime.fast-path", "true"),
  CHAT_RATE("chat.rate", "20/30s"),
  CHAT_RATE_PRIVILEGED("chat.rate-privileged", "100/30s"),
  CHAT_MAX_LENGTH("chat.max-length", "500"),
  CHAT_HISTORY("chat.history", "20"),
  STORAGE_KIND("storage.kind", "local"),
  STORAGE_DIR("storage.dir", null),
  STORAGE_S3_ENDPOINT("storage.s3.endpoint", null),
  STORAGE_S3_REGION("storage.s3.region", "us-east-1"),
  STORAGE_S3_BUCKET("storage.s3.bucket", null),
  STORAGE_S3_ACCESS_KEY("storage.s3.access-key", null),
  STORAGE_S3_SECRET_KEY("storage.s3.secret-key", null, true),
  STORAGE_S3_PATH_STYLE("storage.s3.path-style", "true"),
  JOBS_THREADS("jobs.threads", null),
  JOBS_PER_USER("jobs.per-user", "2"),
  JOBS_PER_PREMIUM("jobs.per-premium", "4"),
  JOBS_PER_ADMIN("jobs.per-admin", "4"),
  JOBS_QUOTA_USER("jobs.quota-user", "500/1d"),
  JOBS_QUOTA_PREMIUM("jobs.quota-premium", "5000/1d"),
  JOBS_QUOTA_ADMIN("jobs.quota-admin", "50000/1d"),
  JOBS_POLL("jobs.poll", "2s"),
  JOBS_HEARTBEAT("jobs.heartbeat", "5s"),
  AI_TEXT("ai.text", "local"),
  AI_SPEECH("ai.speech", "local"),
  AI_IMAGE("ai.image", "local"),
  AI_TIMEOUT("ai.timeout", "60s"),
  AI_CONCURRENCY("ai.concurrency", "4"),
  AI_GEMINI_API_KEY("ai.gemini.api-key", null, true),
  AI_GEMINI_BASE_URL("ai.gemini.base-url", "https://generativelanguage.googleapis.com/v1beta"),
  AI_GEMINI_TEXT_MODEL("ai.gemini.text-model", "gemini-2.5-flash"),
  AI_GEMINI_IMAGE_MODEL("ai.gemini.image-model", "gemini-2.5-flash-image"),
  AI_OPENAI_API_KEY("ai.openai.api-key", null, true),
  AI_OPENAI_BASE_URL("ai.openai.base-url", "https://api.openai.com/v1"),
  AI_OPENAI_TEXT_MODEL("ai.openai.text-model", "gpt-4o-mini"),
  AI_OPENAI_IMAGE_MODEL("ai.openai.image-model", "gpt-image-1"),
  AI_OPENAI_SPEECH_MODEL("ai.openai.speech-model", "gpt-4o-mini-tts"),
  AI_OPENAI_VOICES("ai.openai.voices", "alloy,echo,fable,nova,onyx,shimmer"),
  AI_OLLAMA_BASE_URL("ai.ollama.base-url", "http://localhost:11434"),
  AI_OLLAMA_TEXT_MODEL("ai.ollama.text-model", "llama3.1"),
  AI_GOOGLE_API_KEY("ai.google.api-key", null, true),
  AI_GOOGLE_BASE_URL("ai.google.base-url", "https://texttospeech.googleapis.com/v1"),
  AI_GOOGLE_VOICES("ai.google.voices", "en-US-Standard-C,vi-VN-Standard-A");

  /** What every key begins with. */
  public static final String PREFIX = "grandstand.";

  private final String key;
  private final @Nullable String standard;
  private final boolean secret;

  SettingKey(String name, @Nullable String standard) {
    this(name, standard, false);
  }

  SettingKey(String name, @Nullable String standard, boolean secret) {
    this.key = PREFIX + name;
    this.standard = standard;
    this.secret = secret;
  }

  /** The MicroProfile Config key. */
  public String key() {
    return key;
  }

  /** The name of the environment variable that MicroProfile Config maps to the key. */
  public String variable() {
    return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  /** What holds when the key is not set; null when there is nothing to fall back on. */
  public @Nullable String standard() {
    return standard;
  }

  /** Whether the value must not be shown. */
  public boolean secret() {
    return secret;
  }
}
