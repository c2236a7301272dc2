package live.grandstand.accounts;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Choose another password (rest.md: {@code PUT /users/me/password}). */
record ChangePassword(
    @NotNull(message = "is missing")
        @Size(min = 1, max = 256, message = "must be 1 to 128 characters")
        String oldPassword,
    @NotNull(message = "is missing") @Password String newPassword) {

  @Override
  public String toString() {
    return "ChangePassword[]";
  }
}
