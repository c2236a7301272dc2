package live.grandstand.accounts;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Exchange a refresh token for a new pair (rest.md "Accounts"). */
record Refresh(
    @NotNull(message = "is missing")
        @Size(min = 1, max = 4096, message = "must be 1 to 4096 characters")
        String refreshToken) {

  @Override
  public String toString() {
    return "Refresh[]";
  }
}
