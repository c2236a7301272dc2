package live.grandstand.accounts;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import live.grandstand.platform.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Make an account (rest.md "Accounts").
 *
 * @param email an address as HTML's {@code input type=email} allows it
 */
record Register(
    @NotNull(message = MISSING)
        @Pattern(
            regexp = "[A-Za-z0-9_.-]{3,50}",
            message = "must be 3 to 50 characters of A-Z, a-z, 0-9, _, . and -")
        @Schema(example = "ada")
        String username,
    @NotNull(message = MISSING)
        @Size(max = 254, message = "must be at most 254 characters")
        @Pattern(regexp = EMAIL, message = "must be an e-mail address")
        @Schema(format = "email", example = "ada@example.org")
        String email,
    @NotNull(message = MISSING)
        @Password
        @Schema(
            format = "password",
            minLength = Password.MIN_LENGTH,
            maxLength = Password.MAX_LENGTH,
            description = "Not one of those that everybody tries first",
            example = "correct horse battery staple")
        String password,
    @NotNull(message = MISSING) @Text(max = 100) @Schema(example = "Ada Lovelace")
        String fullName) {

  private static final String MISSING = "is missing";
  private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
  private static final String EMAIL =
      "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@" + LABEL + "(?:\\." + LABEL + "){0,10}";

  @Override
  public String toString() {
    return "Register[username=" + username + "]";
  }
}
