package live.grandstand.accounts;

import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a login and whose they are (rest.md "Accounts").
 *
 * @param accessToken for the {@code Authorization} header and the sockets
 * @param refreshToken good once, for the next pair
 * @param tokenType always {@code Bearer}
 * @param expiresIn how long the access token is good for, in seconds
 * @param user whose login it is
 */
record AuthResponse(
    @Schema(description = "For the Authorization header and the sockets", example = "eyJhbGciOi…")
        String accessToken,
    @Schema(description = "Good once, for the next pair", example = "eyJhbGciOi…")
        String refreshToken,
    @Schema(enumeration = "Bearer") String tokenType,
    @Schema(description = "How long the access token is good for, in seconds", example = "900")
        long expiresIn,
    Account user) {

  static AuthResponse of(User user, IssuedToken access, IssuedToken refresh, Duration accessTtl) {
    return new AuthResponse(
        access.text(), refresh.text(), "Bearer", accessTtl.toSeconds(), Account.of(user));
  }

  @Override
  public String toString() {
    return "AuthResponse[user=" + user.id + "]";
  }

  /** The user in short. */
  record Account(
      UUID id,
      @Schema(example = "ada") String username,
      @Schema(example = "ada@example.org") String email,
      @Schema(example = "Ada Lovelace") String fullName,
      Role role,
      @Schema(description = "The address of a picture", example = "https://example.org/ada.png")
          @Nullable String avatar) {

    static Account of(User user) {
      return new Account(
          user.id(), user.username(), user.email(), user.fullName(), user.role(), user.avatar());
    }
  }
}
