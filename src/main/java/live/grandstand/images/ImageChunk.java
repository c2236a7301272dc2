package live.grandstand.images;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import live.grandstand.jobs.StepRun;
import live.grandstand.platform.FileKey;
import live.grandstand.platform.Ids;
import live.grandstand.providers.PaintImage;
import live.grandstand.providers.Painted;
import org.hibernate.annotations.Immutable;

/** A part of a story that was painted. There is a row only when there is a file. */
@Entity
@Table(name = "image_chunks")
@Immutable
class ImageChunk {
  @Id private UUID id;

  @Column(name = "story_id", nullable = false)
  private UUID storyId;

  @Column(name = "run_id", nullable = false)
  private UUID runId;

  @Column(name = "chunk_index", nullable = false)
  private int chunkIndex;

  @Column(nullable = false)
  private String content;

  @Column(name = "image_file", nullable = false)
  private String imageFile;

  @Column(name = "media_type", nullable = false)
  private String mediaType;

  @Column(name = "size_bytes", nullable = false)
  private long sizeBytes;

  @Column(nullable = false)
  private String prompt;

  @Column(name = "art_style", nullable = false)
  private String artStyle;

  @Column(name = "image_size", nullable = false)
  private String imageSize;

  @Column(name = "created_at", nullable = false)
  private Instant createdAt;

  /** For JPA, which fills the fields. */
  @SuppressWarnings("NullAway.Init")
  protected ImageChunk() {}

  /**
   * @param request what was asked for
   * @param file where what was painted is
   */
  ImageChunk(
      StepRun run, int index, PaintImage request, FileKey file, Painted painted, Instant now) {
    this.id = Ids.next();
    this.storyId = run.storyId();
    this.runId = run.id();
    this.chunkIndex = index;
    this.content = request.text();
    this.imageFile = file.path();
    this.mediaType = painted.mediaType();
    this.sizeBytes = painted.png().length;
    this.prompt = request.prompt();
    this.artStyle = request.artStyle();
    this.imageSize = request.size().toString();
    this.createdAt = now;
  }

  UUID id() {
    return id;
  }

  UUID storyId() {
    return storyId;
  }

  int chunkIndex() {
    return chunkIndex;
  }

  String content() {
    return content;
  }

  FileKey file() {
    return new FileKey(imageFile);
  }

  String mediaType() {
    return mediaType;
  }

  String prompt() {
    return prompt;
  }

  String artStyle() {
    return artStyle;
  }

  String imageSize() {
    return imageSize;
  }
}
