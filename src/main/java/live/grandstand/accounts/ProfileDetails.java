package live.grandstand.accounts;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import live.grandstand.platform.Text;
import live.grandstand.platform.WebAddress;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What users may change of their own account (rest.md: {@code PATCH /users/me}), and nothing else.
 *
 * @param avatar the address of a picture, or null for none
 */
record ProfileDetails(
    @NotNull(message = MISSING) @Text(max = 100) @Schema(example = "Ada Lovelace") String fullName,
    @WebAddress
        @Nullable
        @Schema(
            description = "The address of a picture, or null for none",
            example = "https://example.org/ada.png")
        String avatar,
    @NotNull(message = MISSING) @Valid Wishes preferences) {

  private static final String MISSING = "is missing";

  /**
   * How they want the pages and the notifications.
   *
   * @param language a language tag such as {@code en} or {@code pt-BR}
   */
  record Wishes(
      @NotNull(message = MISSING)
          @Pattern(
              regexp = "[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,1}",
              message = "must be a language tag such as en or pt-BR")
          @Schema(example = "en")
          String language,
      @NotNull(message = MISSING)
          @Pattern(regexp = "system|light|dark", message = "must be system, light or dark")
          @Schema(enumeration = {"system", "light", "dark"})
          String theme,
      @NotNull(message = MISSING) @Valid Notifications notifications) {}

  /** Which ways of being notified they want. */
  record Notifications(boolean email, boolean push) {}

  static ProfileDetails of(User user) {
    Preferences now = user.preferences();
    return new ProfileDetails(
        user.fullName(),
        user.avatar(),
        new Wishes(
            now.language(),
            now.theme(),
            new Notifications(now.notifyByEmail(), now.notifyByPush())));
  }
}
