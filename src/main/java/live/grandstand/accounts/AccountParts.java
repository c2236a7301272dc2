package live.grandstand.accounts;

import io.github.bucket4j.TimeMeter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import live.grandstand.platform.Settings;

/** Builds, from the settings, the parts of this package that know nothing of CDI. */
@ApplicationScoped
class AccountParts {

  @Produces
  @Singleton
  Passwords passwords(Settings.PasswordAlgorithm algorithm) {
    return new Passwords(algorithm);
  }

  @Produces
  @Singleton
  Tokens tokens(Settings.Jwt settings) {
    return new Tokens(settings);
  }

  @Produces
  @Singleton
  RateLimiter rateLimiter(Settings.Http settings) {
    return new RateLimiter(settings.rateLimits(), TimeMeter.SYSTEM_NANOTIME);
  }
}
