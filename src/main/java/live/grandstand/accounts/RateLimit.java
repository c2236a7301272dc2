package live.grandstand.accounts;

import java.util.Locale;
import java.util.function.Function;
import live.grandstand.platform.Settings;

/**
 * The catalogue of limits on REST calls, one line each: what a call is counted for, and where its
 * rate stands in the settings ({@code grandstand.http.rate-limit.*}). Which call has which limit
 * says {@link Limited}; the reasons are in docs/decisions/0026.
 */
public enum RateLimit {
  /** Making an account. */
  REGISTER(Per.ADDRESS, Settings.RateLimits::register),
  /** Signing in; wrong passwords are {@link LoginThrottle}'s on top of this. */
  LOGIN(Per.ADDRESS, Settings.RateLimits::login),
  /** Exchanging a refresh token. */
  REFRESH(Per.LOGIN, Settings.RateLimits::refresh),
  /** Looking at something. */
  READ(Per.CALLER, Settings.RateLimits::read),
  /** Looking for something among everything. */
  SEARCH(Per.CALLER, Settings.RateLimits::search),
  /** Changing something. */
  WRITE(Per.CALLER, Settings.RateLimits::write),
  /** Changing one's password: two hashes that are slow on purpose. */
  PASSWORD(Per.CALLER, Settings.RateLimits::password),
  /** Emits and rooms, for other services. */
  EMIT(Per.CALLER, Settings.RateLimits::emit),
  /** Calls with a token that nobody signed; on no method, but on each. */
  BAD_TOKEN(Per.ADDRESS, Settings.RateLimits::badToken);

  /** What calls are counted for. */
  enum Per {
    /** The user or the service who is signed in, else the network address. */
    CALLER,
    /** The network address, whoever is signed in. */
    ADDRESS,
    /** The login that a token in the body belongs to, which only the method itself can find. */
    LOGIN
  }

  private final String wire = name().toLowerCase(Locale.ROOT).replace('_', '-');
  private final Per per;
  private final Function<Settings.RateLimits, Settings.Rate> rate;

  RateLimit(Per per, Function<Settings.RateLimits, Settings.Rate> rate) {
    this.per = per;
    this.rate = rate;
  }

  /** The name that clients see in {@code RateLimit-Policy}. */
  public String wire() {
    return wire;
  }

  Per per() {
    return per;
  }

  Settings.Rate rate(Settings.RateLimits settings) {
    return rate.apply(settings);
  }
}
