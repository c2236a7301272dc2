package live.grandstand.streams;

import jakarta.validation.constraints.NotNull;
import live.grandstand.platform.Text;
import live.grandstand.platform.WebAddress;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What the owner says about a stream: the body of {@code POST /streams}, and what {@code PATCH}
 * leaves. Blanks around the title and the category are removed.
 *
 * @param description may have several lines
 * @param playbackUrl where a player finds the picture
 */
record StreamDetails(
    @NotNull(message = "is missing") @Text(max = 140) @Schema(example = "Chess") String title,
    @Text(min = 0, max = 2000, lines = true)
        @Schema(description = "May have several lines", example = "Blitz until midnight")
        @Nullable String description,
    @Text(max = 50) @Schema(example = "Games") @Nullable String category,
    @WebAddress
        @Schema(
            description = "Where a player finds the picture",
            example = "https://media.example.org/chess/index.m3u8")
        @Nullable String playbackUrl) {

  @SuppressWarnings({"NullAway", "ConstantValue"}) // the title is null until it has been validated
  StreamDetails {
    title = title == null ? null : title.strip();
    category = category == null ? null : category.strip();
  }
}
