package live.grandstand.accounts;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A user as other users see them (rest.md: {@code GET /users/{id}}). */
record PublicProfile(
    UUID id,
    @Schema(example = "ada") String username,
    @Schema(example = "Ada Lovelace") String fullName,
    @Schema(description = "The address of a picture", example = "https://example.org/ada.png")
        @Nullable String avatar,
    Instant createdAt) {

  static PublicProfile of(User user) {
    return new PublicProfile(
        user.id(), user.username(), user.fullName(), user.avatar(), user.createdAt());
  }
}
