package live.grandstand.audio;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import live.grandstand.jobs.StepRun;
import live.grandstand.platform.FileKey;
import live.grandstand.platform.Ids;
import live.grandstand.providers.Speech;
import org.hibernate.annotations.Immutable;

/** A part of a story that was spoken. There is a row only when there is a file. */
@Entity
@Table(name = "audio_chunks")
@Immutable
class AudioChunk {
  @Id private UUID id;

  @Column(name = "story_id", nullable = false)
  private UUID storyId;

  @Column(name = "run_id", nullable = false)
  private UUID runId;

  @Column(name = "chunk_index", nullable = false)
  private int chunkIndex;

  @Column(nullable = false)
  private String content;

  @Column(name = "audio_file", nullable = false)
  private String audioFile;

  @Column(name = "media_type", nullable = false)
  private String mediaType;

  @Column(name = "size_bytes", nullable = false)
  private long sizeBytes;

  @Column(name = "word_count", nullable = false)
  private int wordCount;

  @Column(name = "duration_ms", nullable = false)
  private long durationMillis;

  @Column(name = "voice_model", nullable = false)
  private String voiceModel;

  @Column(name = "created_at", nullable = false)
  private Instant createdAt;

  /** For JPA, which fills the fields. */
  @SuppressWarnings("NullAway.Init")
  protected AudioChunk() {}

  AudioChunk(StepRun run, Spoken spoken, FileKey file, Speech speech, Instant now) {
    this.id = Ids.next();
    this.storyId = run.storyId();
    this.runId = run.id();
    this.chunkIndex = spoken.index();
    this.content = spoken.text();
    this.audioFile = file.path();
    this.mediaType = speech.mediaType();
    this.sizeBytes = speech.data().length;
    this.wordCount = spoken.words();
    this.durationMillis = speech.duration().toMillis();
    this.voiceModel = spoken.voice();
    this.createdAt = now;
  }

  /** What was spoken, and by whom. */
  record Spoken(int index, String text, int words, String voice) {}

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
    return new FileKey(audioFile);
  }

  String mediaType() {
    return mediaType;
  }

  int wordCount() {
    return wordCount;
  }

  Duration duration() {
    return Duration.ofMillis(durationMillis);
  }

  String voiceModel() {
    return voiceModel;
  }
}
