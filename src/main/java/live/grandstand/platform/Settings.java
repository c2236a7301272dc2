package live.grandstand.platform;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The configuration, read and checked once at start (running.md, docs/settings.md). Every part can
 * be injected by itself.
 *
 * @param dataDir where the embedded PostgreSQL, generated secrets and files live
 */
public record Settings(
    Path dataDir,
    Db db,
    Jwt jwt,
    PasswordAlgorithm passwords,
    Admin admin,
    Cors cors,
    Http http,
    Realtime realtime,
    Chat chat,
    Storage storage,
    Jobs jobs,
    Ai ai) {

  /** Whether PostgreSQL runs inside this product rather than at a configured address. */
  public boolean embedded() {
    return db.url() == null;
  }

  /** A value that must not be seen: its text is only had by asking for it. */
  public record Secret(String reveal) {
    @Override
    public String toString() {
      return "******";
    }
  }

  /** The database; no URL means the embedded one, which needs neither user nor password. */
  public record Db(
      @Nullable String url, @Nullable String user, @Nullable Secret password, int poolSize) {}

  /**
   * Tokens.
   *
   * @param algorithm the one JWS algorithm that is issued and accepted
   * @param key what tokens are signed with: the shared secret, or a pair of keys as {@link KeyPem}
   * @param previous what they were signed with before, still accepted: the shared secret or a key
   *     as {@link KeyPem}; null for none
   * @param acceptExternal whether tokens that another service signed with the shared secret, and
   *     that belong to no login of ours, are accepted
   */
  public record Jwt(
      TokenAlgorithm algorithm,
      Secret key,
      @Nullable Secret previous,
      Duration accessTtl,
      Duration refreshTtl,
      boolean acceptExternal) {}

  /** How passwords are hashed from now on; hashes of the other kind stay good. */
  public enum PasswordAlgorithm {
    BCRYPT,
    ARGON2ID
  }

  /** The first administrator; no password means that one is generated and printed once. */
  public record Admin(String username, @Nullable Secret password) {}

  /** The origins (scheme, host, port) besides our own that browsers may call from. */
  public record Cors(List<String> origins) {
    public Cors {
      origins = List.copyOf(origins);
    }
  }

  /**
   * Requests, whatever they are for.
   *
   * @param trustedProxies where proxies are that say who a request comes from; none believes nobody
   */
  public record Http(List<IpRange> trustedProxies, RateLimits rateLimits) {
    public Http {
      trustedProxies = List.copyOf(trustedProxies);
    }
  }

  /** How often REST may be called (docs/decisions/0026). */
  public record RateLimits(
      Rate register,
      Rate login,
      Rate refresh,
      Rate read,
      Rate search,
      Rate write,
      Rate password,
      Rate emit,
      Rate badToken) {}

  /**
   * Engine.IO and Socket.IO (realtime.md §1, §3, §7).
   *
   * @param maxPayload the largest inbound message, in bytes
   * @param outboxBytes how much may wait for a client that does not read, in bytes
   * @param inboundRate frames a second that one connection may send for long
   * @param connectRate connections a second from one address; loopback is exempt
   * @param recoveryWindow how long a lost client may be away and recover; zero switches that off
   * @param fastPath whether Tyrus' raw writer may be used where it is there
   */
  public record Realtime(
      Duration pingInterval,
      Duration pingTimeout,
      Duration connectTimeout,
      Duration upgradeTimeout,
      int maxPayload,
      int outboxBytes,
      Duration viewerCountInterval,
      int inboundRate,
      int connectRate,
      Duration recoveryWindow,
      boolean fastPath) {}

  /**
   * Chat.
   *
   * @param maxLength characters (code points) in a message
   * @param history how many messages a joining viewer is given
   */
  public record Chat(Rate rate, Rate ratePrivileged, int maxLength, int history) {}

  /**
   * Where files are kept.
   *
   * @param dir the directory, when it is one
   * @param s3 the bucket; null for the directory
   */
  public record Storage(Path dir, @Nullable S3 s3) {}

  /**
   * A bucket.
   *
   * @param pathStyle whether its name is in the path of the URL rather than in that of the host
   */
  public record S3(
      URI endpoint,
      String region,
      String bucket,
      String accessKey,
      Secret secretKey,
      boolean pathStyle) {}

  /**
   * Steps of stories and batches (pipeline.md, docs/decisions/0032).
   *
   * @param threads steps that this node works on at a time
   * @param lanes steps of one user that all nodes work on at a time, by the user's role
   * @param quotas chains of steps that one user may begin, by the user's role
   * @param poll how often a node looks for work that another one has queued
   * @param heartbeat how often a node says that it is alive; another takes over its work after four
   *     of them without a word
   */
  public record Jobs(
      int threads, ByRole<Integer> lanes, ByRole<Rate> quotas, Duration poll, Duration heartbeat) {}

  /** A limit that depends on who somebody is. */
  public record ByRole<T>(T user, T premium, T admin) {}

  /** Who rewrites texts. */
  public enum TextProvider {
    LOCAL,
    GEMINI,
    OPENAI,
    OLLAMA
  }

  /** Who speaks texts. */
  public enum SpeechProvider {
    LOCAL,
    GOOGLE,
    OPENAI
  }

  /** Who paints pictures. */
  public enum ImageProvider {
    LOCAL,
    GEMINI,
    OPENAI
  }

  /**
   * The providers of the pipeline (pipeline.md). Outgoing addresses are these and no others.
   *
   * @param timeout for one call, answer included
   * @param concurrency calls to one provider for one kind of work at once
   */
  public record Ai(
      TextProvider text,
      SpeechProvider speech,
      ImageProvider image,
      Duration timeout,
      int concurrency,
      Gemini gemini,
      OpenAi openAi,
      Ollama ollama,
      GoogleSpeech google) {}

  /** Google's Gemini; the key is there when it was chosen. */
  public record Gemini(@Nullable Secret apiKey, URI baseUrl, String textModel, String imageModel) {}

  /** OpenAI, or a server that speaks like it; the key is there when it was chosen. */
  public record OpenAi(
      @Nullable Secret apiKey,
      URI baseUrl,
      String textModel,
      String imageModel,
      String speechModel,
      List<String> voices) {
    public OpenAi {
      voices = List.copyOf(voices);
    }
  }

  /** An Ollama server. */
  public record Ollama(URI baseUrl, String textModel) {}

  /**
   * Google Cloud Text-to-Speech; the key is there when it was chosen.
   *
   * @param voices the first one whose name begins with a text's language speaks it, else the first
   */
  public record GoogleSpeech(@Nullable Secret apiKey, URI baseUrl, List<String> voices) {
    public GoogleSpeech {
      voices = List.copyOf(voices);
    }
  }

  /** So many in so long: {@code 20/30s}. */
  public record Rate(int permits, Duration window) {
    public Rate {
      if (permits < 1 || window.isNegative() || window.isZero()) {
        throw new IllegalArgumentException("a rate needs at least 1 permit in a positive time");
      }
    }

    @Override
    public String toString() {
      return permits + "/" + Durations.format(window);
    }
  }
}
