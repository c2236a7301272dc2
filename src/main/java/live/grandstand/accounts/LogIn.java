package live.grandstand.accounts;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import live.grandstand.platform.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Open a login (rest.md "Accounts").
 *
 * @param username a username or an e-mail address
 */
record LogIn(
    @NotNull(message = "is missing")
        @Text(max = 254)
        @Schema(description = "A username or an e-mail address", example = "ada")
        String username,
    @NotNull(message = "is missing")
        @Size(min = 1, max = 256, message = "must be 1 to 128 characters")
        @Schema(
            format = "password",
            maxLength = Password.MAX_LENGTH,
            example = "correct horse battery staple")
        String password) {

  @Override
  public String toString() {
    return "LogIn[]";
  }
}
