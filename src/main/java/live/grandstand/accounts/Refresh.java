package live.grandstand.accounts;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Exchange a refresh token for a new pair (rest.md "Accounts"). */
record Refresh(
    @NotNull(message = "is missing")
        @Size(min = 1, max = 4096, message = "must be 1 to 4096 characters")
        @Schema(example = "eyJhbGciOi…")
        String refreshToken) {

  @Override
  public String toString() {
    return "Refresh[]";
  }
}
