package live.grandstand.accounts;

import java.time.Instant;
import live.grandstand.platform.Ids;

/** Accounts for tests. */
final class Accounts {
  static final Instant MADE_AT = Instant.parse("2026-11-21T09:00:00Z");

  private Accounts() {}

  /** An ordinary user with this name. */
  static User user(String username) {
    return user(username, username + "@example.org");
  }

  static User user(String username, String email) {
    NewUser wanted = new NewUser(username, email, "Full Name", "no hash", Role.USER);
    return new User(Ids.next(), wanted, MADE_AT);
  }
}
