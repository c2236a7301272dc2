package live.grandstand.accounts;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import live.grandstand.platform.Text;

/**
 * Open a login (rest.md "Accounts").
 *
 * @param username a username or an e-mail address
 */
record LogIn(
    @NotNull(message = "is missing") @Text(max = 254) String username,
    @NotNull(message = "is missing")
        @Size(min = 1, max = 256, message = "must be 1 to 128 characters")
        String password) {

  @Override
  public String toString() {
    return "LogIn[]";
  }
}
