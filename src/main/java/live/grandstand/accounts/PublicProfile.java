package live.grandstand.accounts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A user as other users see them (rest.md: {@code GET /users/{id}}). */
record PublicProfile(
    UUID id, String username, String fullName, @Nullable String avatar, Instant createdAt) {

  static PublicProfile of(User user) {
    return new PublicProfile(
        user.id(), user.username(), user.fullName(), user.avatar(), user.createdAt());
  }
}
