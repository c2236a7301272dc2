package live.grandstand.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** How a user wants the pages and the notifications. A new account has the defaults. */
@Embeddable
class Preferences {
  @Column(nullable = false)
  private String language = "en";

  @Column(nullable = false)
  private String theme = "system";

  @Column(name = "notify_by_email", nullable = false)
  private boolean notifyByEmail = true;

  @Column(name = "notify_by_push", nullable = false)
  private boolean notifyByPush = true;

  /** The defaults, and for JPA. */
  protected Preferences() {}

  void follow(ProfileDetails.Wishes wishes) {
    language = wishes.language();
    theme = wishes.theme();
    notifyByEmail = wishes.notifications().email();
    notifyByPush = wishes.notifications().push();
  }

  String language() {
    return language;
  }

  String theme() {
    return theme;
  }

  boolean notifyByEmail() {
    return notifyByEmail;
  }

  boolean notifyByPush() {
    return notifyByPush;
  }
}
