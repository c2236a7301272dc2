package live.grandstand.streams;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import live.grandstand.accounts.Caller;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * A stream. Its status, times and peak are only changed by the statements of {@link StreamStore},
 * so that of two who race only one changes the row; the rest changes here.
 */
@Entity
@Table(name = "streams")
@DynamicUpdate
class Stream {
  @Id private UUID id;

  @Column(name = "owner_id", nullable = false, updatable = false)
  private UUID ownerId;

  @Column(nullable = false)
  private String title;

  private @Nullable String description;

  private @Nullable String category;

  @Column(name = "playback_url")
  private @Nullable String playbackUrl;

  @Column(name = "stream_key", nullable = false)
  private String streamKey;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false)
  private StreamStatus status;

  @Column(nullable = false)
  private int broadcast;

  @Column(name = "started_at")
  private @Nullable Instant startedAt;

  @Column(name = "ended_at")
  private @Nullable Instant endedAt;

  @Column(name = "peak_viewer_count", nullable = false)
  private int peakViewerCount;

  @Column(name = "created_at", nullable = false, updatable = false)
  private Instant createdAt;

  /** For JPA, which fills the fields. */
  @SuppressWarnings("NullAway.Init")
  protected Stream() {}

  Stream(UUID id, UUID ownerId, StreamDetails details, String streamKey, Instant now) {
    this.id = id;
    this.ownerId = ownerId;
    this.title = details.title();
    this.description = details.description();
    this.category = details.category();
    this.playbackUrl = details.playbackUrl();
    this.streamKey = streamKey;
    this.status = StreamStatus.OFFLINE;
    this.createdAt = now;
  }

  void describe(StreamDetails details) {
    title = details.title();
    description = details.description();
    category = details.category();
    playbackUrl = details.playbackUrl();
  }

  void replaceKey(String key) {
    streamKey = key;
  }

  StreamDetails details() {
    return new StreamDetails(title, description, category, playbackUrl);
  }

  boolean isOwnedBy(UUID userId) {
    return ownerId.equals(userId);
  }

  boolean isRunBy(Caller caller) {
    return isOwnedBy(caller.userId()) || caller.isAdmin();
  }

  /** Whether its last broadcast ended no longer ago than this. */
  boolean endedWithin(Duration time, Instant now) {
    return status == StreamStatus.ENDED && endedAt != null && !endedAt.plus(time).isBefore(now);
  }

  UUID id() {
    return id;
  }

  UUID ownerId() {
    return ownerId;
  }

  String title() {
    return title;
  }

  @Nullable String description() {
    return description;
  }

  @Nullable String category() {
    return category;
  }

  @Nullable String playbackUrl() {
    return playbackUrl;
  }

  String streamKey() {
    return streamKey;
  }

  StreamStatus status() {
    return status;
  }

  int broadcast() {
    return broadcast;
  }

  @Nullable Instant startedAt() {
    return startedAt;
  }

  @Nullable Instant endedAt() {
    return endedAt;
  }

  int peakViewerCount() {
    return peakViewerCount;
  }

  Instant createdAt() {
    return createdAt;
  }
}
