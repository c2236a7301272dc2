package live.grandstand.accounts;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Choose another password (rest.md: {@code PUT /users/me/password}). */
record ChangePassword(
    @NotNull(message = "is missing")
        @Size(min = 1, max = 256, message = "must be 1 to 128 characters")
        @Schema(
            format = "password",
            maxLength = Password.MAX_LENGTH,
            example = "correct horse battery staple")
        String oldPassword,
    @NotNull(message = "is missing")
        @Password
        @Schema(
            format = "password",
            minLength = Password.MIN_LENGTH,
            maxLength = Password.MAX_LENGTH,
            description = "Neither the old one nor one that everybody tries first",
            example = "four other unrelated words")
        String newPassword) {

  @Override
  public String toString() {
    return "ChangePassword[]";
  }
}
