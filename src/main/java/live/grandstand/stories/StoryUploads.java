package live.grandstand.stories;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import live.grandstand.accounts.Caller;
import live.grandstand.jobs.StoryIntake;
import live.grandstand.jobs.StoryRef;
import live.grandstand.platform.AppException;
import live.grandstand.platform.Multipart;
import live.grandstand.platform.Multipart.Part;
import org.jspecify.annotations.Nullable;

/**
 * Takes uploaded files and makes stories of them, or nothing. A thread of the server reads along
 * with each, so a node takes only some at a time, and of one user fewer still.
 */
@ApplicationScoped
class StoryUploads implements StoryIntake {
  static final int MAX_FILE_BYTES = 5 * 1024 * 1024;

  private static final int AT_ONCE = 8;
  private static final int AT_ONCE_OF_ONE = 2;
  private static final int MAX_FIELD_BYTES = 16 * 1024;
  private static final int MAX_TITLE = 200;
  private static final Multipart.Limits LIMITS =
      new Multipart.Limits(10, MAX_FILE_BYTES + 128 * 1024, Duration.ofSeconds(30));
  private static final String FILE = "file";
  private static final Set<String> FIELDS = Set.of("title", "genre", "customPrompt", "auto");

  @Inject StoryTexts texts;
  @Inject StoryService stories;

  private final Semaphore places = new Semaphore(AT_ONCE);
  private final Map<UUID, Integer> busy = new ConcurrentHashMap<>(); // users who upload, how often

  /**
   * Makes a story of the file in a form.
   *
   * @param contentType of the request
   * @throws AppException naming the field, when it is refused; then nothing is stored
   */
  StoryView takeForm(Caller caller, @Nullable String contentType, InputStream body)
      throws IOException {
    enter(caller.userId());
    try (Multipart form = new Multipart(body, contentType, LIMITS)) {
      Upload upload = new Upload();
      for (Optional<Part> part = form.next(); part.isPresent(); part = form.next()) {
        upload.add(part.get());
      }
      return stories.create(caller, upload.details(), upload.text());
    } finally {
      leave(caller.userId());
    }
  }

  private void enter(UUID user) {
    if (!places.tryAcquire()) {
      throw StoryTexts.busy();
    }
    if (busy.merge(user, 1, Integer::sum) > AT_ONCE_OF_ONE) {
      leave(user);
      throw AppException.rateLimited(
          "You may send %d files at a time".formatted(AT_ONCE_OF_ONE), Duration.ofSeconds(5));
    }
  }

  private void leave(UUID user) {
    busy.computeIfPresent(user, (same, count) -> count == 1 ? null : count - 1);
    places.release();
  }

  @Override
  public StoryRef take(Caller caller, String name, InputStream content) throws IOException {
    byte[] file = content.readNBytes(MAX_FILE_BYTES + 1);
    if (file.length > MAX_FILE_BYTES) {
      throw AppException.tooLarge(FILE, "may have %d bytes".formatted(MAX_FILE_BYTES));
    }
    String text = texts.read(name, file);
    return stories.createForBatch(caller, new StoryDetails(title(name), null, null, false), text);
  }

  /** A title made of a file's name: without folders and ending, and not too long. */
  private static String title(String fileName) {
    String name = CleanText.of(fileName.substring(fileName.lastIndexOf('/') + 1));
    name = name.substring(name.lastIndexOf('\\') + 1).replaceAll("\\s+", " ");
    int dot = name.lastIndexOf('.');
    String title = (dot > 0 ? name.substring(0, dot) : name).strip();
    if (CleanText.isEmpty(title)) {
      return "Untitled";
    }
    int length = title.codePointCount(0, title.length());
    return title.substring(0, title.offsetByCodePoints(0, Math.min(length, MAX_TITLE)));
  }

  /** What has come of a form so far. */
  private final class Upload {
    private final Map<String, String> fields = new HashMap<>();
    private @Nullable String name;
    private @Nullable String text;

    void add(Part part) throws IOException {
      if (part.name().equals(FILE)) {
        if (text != null) {
          throw AppException.badRequest(FILE, "is there twice");
        }
        name = part.fileName().orElse("");
        text = texts.read(name, part.bytes(MAX_FILE_BYTES));
      } else if (!FIELDS.contains(part.name())) {
        throw AppException.badRequest(shown(part.name()), "is not a known field");
      } else if (fields.putIfAbsent(part.name(), part.text(MAX_FIELD_BYTES)) != null) {
        throw AppException.badRequest(part.name(), "is there twice");
      }
    }

    StoryDetails details() {
      String title = fields.getOrDefault("title", "");
      return new StoryDetails(
          title.isBlank() ? title(name == null ? "" : name) : title,
          given("genre"),
          given("customPrompt"),
          auto());
    }

    /** Forms send what was left empty as an empty text. */
    private @Nullable String given(String field) {
      String value = fields.getOrDefault(field, "");
      return value.isBlank() ? null : value.replace("\r\n", "\n");
    }

    private boolean auto() {
      return switch (fields.getOrDefault("auto", "")) {
        case "true", "on" -> true;
        case "false", "" -> false;
        default -> throw AppException.badRequest("auto", "must be true or false");
      };
    }

    String text() {
      if (text == null) {
        throw AppException.badRequest(FILE, "is missing");
      }
      return text;
    }
  }

  private static String shown(String name) {
    return CleanText.of(name.length() > 100 ? name.substring(0, 100) : name);
  }
}
