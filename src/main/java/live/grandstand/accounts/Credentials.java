package live.grandstand.accounts;

import java.util.UUID;

/** What a login is checked against. */
record Credentials(UUID userId, String passwordHash) {
  @Override
  public String toString() {
    return "Credentials[userId=" + userId + "]";
  }
}
