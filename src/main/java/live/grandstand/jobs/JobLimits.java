package live.grandstand.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import live.grandstand.accounts.Role;
import live.grandstand.accounts.UserService;
import live.grandstand.platform.Settings;
import live.grandstand.platform.Settings.ByRole;
import live.grandstand.platform.Settings.Rate;

/** How much one user may have done, by the role of now. */
@ApplicationScoped
class JobLimits {
  @Inject UserService users;
  @Inject Settings.Jobs settings;

  /** How many runs of a user are worked on at a time. */
  int lanes(UUID owner) {
    return of(settings.lanes(), owner);
  }

  /** How many chains of steps a user may begin in how long. */
  Rate quota(UUID owner) {
    return of(settings.quotas(), owner);
  }

  private <T> T of(ByRole<T> limits, UUID owner) {
    return switch (users.roleOf(owner).orElse(Role.USER)) {
      case USER -> limits.user();
      case PREMIUM -> limits.premium();
      case ADMIN -> limits.admin();
    };
  }
}
