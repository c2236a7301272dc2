package live.grandstand.accounts;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A user as they see themselves, and as administrators see them (rest.md "Accounts"). */
public record UserView(
    UUID id,
    @Schema(example = "ada") String username,
    @Schema(example = "ada@example.org") String email,
    @Schema(example = "Ada Lovelace") String fullName,
    @Schema(description = "The address of a picture", example = "https://example.org/ada.png")
        @Nullable String avatar,
    Role role,
    AccountStatus status,
    boolean emailVerified,
    @Nullable Instant lastLoginAt,
    @Schema(example = "12") int loginCount,
    PreferencesView preferences,
    SubscriptionView subscription,
    Instant createdAt) {

  static UserView of(User user) {
    return new UserView(
        user.id(),
        user.username(),
        user.email(),
        user.fullName(),
        user.avatar(),
        user.role(),
        user.status(),
        user.emailVerified(),
        user.lastLoginAt(),
        user.loginCount(),
        PreferencesView.of(user.preferences()),
        SubscriptionView.of(user.subscription()),
        user.createdAt());
  }

  /** How they want the pages and the notifications. */
  public record PreferencesView(
      @Schema(description = "A language tag", example = "en") String language,
      @Schema(enumeration = {"system", "light", "dark"}) String theme,
      Notifications notifications) {
    static PreferencesView of(Preferences preferences) {
      return new PreferencesView(
          preferences.language(),
          preferences.theme(),
          new Notifications(preferences.notifyByEmail(), preferences.notifyByPush()));
    }
  }

  /** Which ways of being notified they want. */
  public record Notifications(boolean email, boolean push) {}

  /** What they have subscribed to. */
  public record SubscriptionView(
      PlanType planType,
      @Nullable Instant startDate,
      @Nullable Instant endDate,
      boolean autoRenew) {
    static SubscriptionView of(Subscription subscription) {
      return new SubscriptionView(
          subscription.planType(),
          subscription.startDate(),
          subscription.endDate(),
          subscription.autoRenew());
    }
  }
}
