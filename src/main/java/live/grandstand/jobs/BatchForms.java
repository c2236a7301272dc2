package live.grandstand.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import live.grandstand.accounts.Caller;
import live.grandstand.platform.AppException;
import live.grandstand.platform.JsonBodies;
import live.grandstand.platform.Multipart;
import live.grandstand.platform.Multipart.Part;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a batch is started with: the names of stories, or files as they come, one in memory at
 * a time. A thread of the server reads along, so a node takes some forms at a time, and one of each
 * user.
 */
@ApplicationScoped
class BatchForms {
  private static final int AT_ONCE = 4;
  private static final int MAX_SETTINGS_BYTES = 16 * 1024;
  private static final long MAX_BYTES = 260L * 1024 * 1024; // fifty files and what is around them
  private static final Multipart.Limits LIMITS =
      new Multipart.Limits(BatchService.MAX_FILES + 1, MAX_BYTES, Duration.ofMinutes(5));
  private static final Duration ANOTHER_TIME = Duration.ofSeconds(10);

  @Inject BatchIntake intake;
  @Inject Validator validator;

  private final Semaphore places = new Semaphore(AT_ONCE);
  private final Set<UUID> busy = ConcurrentHashMap.newKeySet(); // users who send a form

  /** What was asked for. */
  record Filled(PipelineSettings settings, List<BatchCandidate> files) {}

  /**
   * Reads JSON or a form.
   *
   * @param contentType of the request
   * @throws AppException naming the field
   * @throws ConstraintViolationException likewise
   */
  Filled read(Caller caller, @Nullable String contentType, InputStream body) throws IOException {
    boolean isForm =
        contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith("multipart/");
    return isForm ? form(caller, contentType, body) : stories(caller, body);
  }

  private Filled stories(Caller caller, InputStream body) throws IOException {
    StartBatch request = valid(JsonBodies.read(body, StartBatch.class));
    PipelineSettings settings = request.settings().complete();
    return new Filled(settings, intake.stories(caller, request.storyIds()));
  }

  /**
   * The part {@code settings}, then files. Stories that were made of files before a form breaks off
   * stay with their owner, without a batch.
   */
  private Filled form(Caller caller, @Nullable String contentType, InputStream body)
      throws IOException {
    enter(caller.userId());
    try (Multipart form = new Multipart(body, contentType, LIMITS)) {
      PipelineSettings settings = settings(form.next());
      List<BatchCandidate> files = new ArrayList<>();
      for (Optional<Part> part = form.next(); part.isPresent(); part = form.next()) {
        files.add(file(caller, part.get()));
      }
      if (files.isEmpty()) {
        throw AppException.badRequest("files", "is missing");
      }
      return new Filled(settings, files);
    } finally {
      leave(caller.userId());
    }
  }

  private void enter(UUID user) {
    if (!busy.add(user)) {
      throw AppException.rateLimited("You are sending a batch already", ANOTHER_TIME);
    }
    if (!places.tryAcquire()) {
      busy.remove(user);
      throw AppException.unavailable("Too many send files at this moment", ANOTHER_TIME);
    }
  }

  private void leave(UUID user) {
    busy.remove(user);
    places.release();
  }

  private PipelineSettings settings(Optional<Part> first) throws IOException {
    Part part =
        first
            .filter(each -> each.name().equals("settings"))
            .orElseThrow(
                () -> AppException.badRequest("settings", "must be there, before the files"));
    PipelineSettings settings = valid(json(part)).complete();
    if (settings.steps().get(0) != StepKind.STORY) {
      throw AppException.badRequest("steps", "must begin with story: these are no stories yet");
    }
    return settings;
  }

  private static BatchSettings json(Part part) throws IOException {
    byte[] json = part.bytes(MAX_SETTINGS_BYTES);
    return JsonBodies.read(new ByteArrayInputStream(json), BatchSettings.class);
  }

  private <T> T valid(T read) {
    Set<ConstraintViolation<T>> violations = validator.validate(read);
    if (!violations.isEmpty()) {
      throw new ConstraintViolationException(violations);
    }
    return read;
  }

  private BatchCandidate file(Caller caller, Part part) throws IOException {
    if (!part.name().equals("files")) {
      throw AppException.badRequest("files", "must be what all other parts are called");
    }
    return intake.file(caller, part.fileName().orElse("file"), part.content());
  }
}
