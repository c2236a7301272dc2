package live.grandstand.streams;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import live.grandstand.accounts.UserSummary;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A stream as REST shows it.
 *
 * @param viewerCount sockets in its room now, over all nodes
 * @param peakViewerCount the most at one time during the last broadcast
 * @param streamKey what lets a media server publish; there only for the owner
 */
public record StreamView(
    UUID id,
    @Schema(example = "Chess") String title,
    @Schema(example = "Blitz until midnight") @Nullable String description,
    @Schema(example = "Games") @Nullable String category,
    UserSummary owner,
    @Schema(example = "ended") StreamStatus status,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Schema(description = "Sockets in its room now, over all nodes", example = "0") int viewerCount,
    @Schema(description = "The most at one time during the last broadcast", example = "57")
        int peakViewerCount,
    @Schema(
            description = "Where a player finds the picture",
            example = "https://media.example.org/chess/index.m3u8")
        @Nullable String playbackUrl,
    Instant createdAt,
    @Schema(
            description = "What lets a media server publish; there only for the owner",
            example = "Zk1…")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String streamKey) {

  /** What anybody may see. */
  static StreamView of(Stream stream, UserSummary owner, int viewers) {
    return new StreamView(
        stream.id(),
        stream.title(),
        stream.description(),
        stream.category(),
        owner,
        stream.status(),
        stream.startedAt(),
        stream.endedAt(),
        viewers,
        Math.max(viewers, stream.peakViewerCount()),
        stream.playbackUrl(),
        stream.createdAt(),
        null);
  }

  StreamView withKey(String key) {
    return new StreamView(
        id,
        title,
        description,
        category,
        owner,
        status,
        startedAt,
        endedAt,
        viewerCount,
        peakViewerCount,
        playbackUrl,
        createdAt,
        key);
  }

  /** Leaves the key out: it must not get into a log. */
  @Override
  public String toString() {
    return "StreamView[id=" + id + ", status=" + status + "]";
  }
}
