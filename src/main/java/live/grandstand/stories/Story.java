package live.grandstand.stories;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import live.grandstand.accounts.Caller;
import live.grandstand.jobs.StepKind;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * A story. What its owner says of it changes here; what steps make of it, and how far they are,
 * only by the statements of {@link StoryStore}, so that two of them never overwrite each other.
 */
@Entity
@Table(name = "stories")
@DynamicUpdate
class Story {
  @Id private UUID id;

  @Column(name = "owner_id", nullable = false, updatable = false)
  private UUID ownerId;

  @Column(nullable = false)
  private String title;

  private @Nullable String genre;

  @Column(name = "custom_prompt")
  private @Nullable String customPrompt;

  @Column(name = "original_content", nullable = false, updatable = false)
  private String originalContent;

  @Column(name = "generated_content")
  private @Nullable String generatedContent;

  @Column(name = "content_version", nullable = false)
  private int contentVersion;

  @Column(name = "original_word_count", nullable = false, updatable = false)
  private int originalWordCount;

  @Column(name = "generated_word_count")
  private @Nullable Integer generatedWordCount;

  @Column(name = "processing_time_ms")
  private @Nullable Long processingTimeMillis;

  private @Nullable String provider;

  @Column(nullable = false)
  private boolean auto;

  @Column(name = "story_generated", nullable = false)
  private boolean storyGenerated;

  @Column(name = "audio_generated", nullable = false)
  private boolean audioGenerated;

  @Column(name = "images_generated", nullable = false)
  private boolean imagesGenerated;

  @Enumerated(EnumType.STRING)
  private @Nullable StepKind step;

  private @Nullable String error;

  @Column(name = "created_at", nullable = false, updatable = false)
  private Instant createdAt;

  @Column(name = "updated_at", nullable = false)
  private Instant updatedAt;

  /** For JPA, which fills the fields. */
  @SuppressWarnings("NullAway.Init")
  protected Story() {}

  Story(UUID id, UUID ownerId, StoryDetails details, String content, Instant now) {
    this.id = id;
    this.ownerId = ownerId;
    this.title = details.title();
    this.genre = details.genre();
    this.customPrompt = details.customPrompt();
    this.auto = details.isAuto();
    this.originalContent = content;
    this.originalWordCount = Words.count(content);
    this.createdAt = now;
    this.updatedAt = now;
  }

  void describe(StoryDetails details, Instant now) {
    title = details.title();
    genre = details.genre();
    customPrompt = details.customPrompt();
    auto = details.isAuto();
    updatedAt = now;
  }

  StoryDetails details() {
    return new StoryDetails(title, genre, customPrompt, auto);
  }

  boolean isOwnedBy(UUID userId) {
    return ownerId.equals(userId);
  }

  boolean isKnownTo(Caller caller) {
    return isOwnedBy(caller.userId()) || caller.isAdmin();
  }

  StoryStatus status() {
    return new StoryStatus(storyGenerated, audioGenerated, imagesGenerated, step, error);
  }

  StoryMetadata metadata() {
    return new StoryMetadata(originalWordCount, generatedWordCount, processingTimeMillis, provider);
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

  @Nullable String genre() {
    return genre;
  }

  @Nullable String customPrompt() {
    return customPrompt;
  }

  String originalContent() {
    return originalContent;
  }

  @Nullable String generatedContent() {
    return generatedContent;
  }

  int contentVersion() {
    return contentVersion;
  }

  boolean isAuto() {
    return auto;
  }

  Instant createdAt() {
    return createdAt;
  }

  Instant updatedAt() {
    return updatedAt;
  }
}
