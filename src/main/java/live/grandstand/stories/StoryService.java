package live.grandstand.stories;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import live.grandstand.accounts.AdminActed;
import live.grandstand.accounts.AdminAction;
import live.grandstand.accounts.Caller;
import live.grandstand.accounts.UserService;
import live.grandstand.accounts.UserSummary;
import live.grandstand.jobs.EnqueueStep;
import live.grandstand.jobs.PipelineSettings;
import live.grandstand.jobs.StepKind;
import live.grandstand.jobs.StepRun;
import live.grandstand.jobs.StepService;
import live.grandstand.jobs.StoryRef;
import live.grandstand.platform.AppException;
import live.grandstand.platform.ErrorCode;
import live.grandstand.platform.FieldError;
import live.grandstand.platform.FileDeletionService;
import live.grandstand.platform.FileKey;
import live.grandstand.platform.Ids;
import live.grandstand.platform.MergePatch;
import live.grandstand.platform.Page;
import live.grandstand.platform.Paging;
import org.jspecify.annotations.Nullable;

/**
 * A story's life, from its text to its deletion with everything made of it. Somebody else's story
 * is not there, except for administrators; what they do to it is told by {@link AdminActed}, for
 * the audit, with the address that they act from.
 */
@ApplicationScoped
public class StoryService {
  private static final List<StepKind> ALL_STEPS = List.of(StepKind.values());

  @Inject StoryStore stories;
  @Inject StepService steps;
  @Inject FileDeletionService deletions;
  @Inject UserService users;
  @Inject Validator validator;
  @Inject Clock clock;
  @Inject Event<AdminActed> acted;
  @Inject Event<StoriesChanged> changed;

  /**
   * Makes a story, and with {@code auto} queues all its steps.
   *
   * @param content as it was given
   * @throws AppException {@code UNPROCESSABLE} when there is nothing to read in it; {@code
   *     RATE_LIMITED} with {@code auto} when the quota of steps is used up: then nothing is made
   */
  @Transactional
  public StoryView create(Caller owner, StoryDetails details, String content) {
    Story story = add(owner, details, content);
    if (story.isAuto()) {
      steps.enqueue(
          new EnqueueStep(
              story.id(),
              story.ownerId(),
              story.contentVersion(),
              PipelineSettings.standard(ALL_STEPS, story.customPrompt())));
    }
    return view(stories.reread(story).orElseThrow(StoryService::unknown));
  }

  /** Makes a story for a batch, which queues its steps itself. */
  @Transactional
  StoryRef createForBatch(Caller owner, StoryDetails details, String content) {
    Story story = add(owner, details, content);
    return new StoryRef(story.id(), owner.userId(), story.title(), story.contentVersion(), false);
  }

  private Story add(Caller owner, StoryDetails details, String content) {
    String text = CleanText.of(content);
    if (CleanText.isEmpty(text)) {
      throw new AppException(
          ErrorCode.UNPROCESSABLE,
          "The story is empty",
          List.of(new FieldError("content", "has nothing to read in it")));
    }
    require(details);
    Story story = new Story(Ids.next(), owner.userId(), details, text, now());
    stories.add(story);
    changed.fire(new StoriesChanged(story.ownerId()));
    return story;
  }

  /**
   * One story.
   *
   * @throws AppException {@code NOT_FOUND}, also for somebody else's
   */
  @Transactional(TxType.SUPPORTS)
  public StoryView find(Caller caller, UUID id) {
    return view(known(caller, id));
  }

  /**
   * What other features need to know of a story before they show or begin something of it.
   *
   * @throws AppException {@code NOT_FOUND}, also for somebody else's
   */
  @Transactional(TxType.SUPPORTS)
  public StoryRef require(Caller caller, UUID id) {
    return stories
        .ref(id)
        .filter(story -> story.ownerId().equals(caller.userId()) || caller.isAdmin())
        .orElseThrow(StoryService::unknown);
  }

  /** The generated text of a story; nothing while there is none. */
  @Transactional(TxType.SUPPORTS)
  public Optional<String> generatedContent(UUID id) {
    return stories.generatedContent(id);
  }

  /** One's own stories, or everybody's, newest first; without their texts. */
  @Transactional
  public Page<StorySummary> list(@Nullable UUID owner, Paging paging) {
    Page<StoryRow> page = paging.page(stories.list(owner, paging), StoryRow::id);
    Set<UUID> owners = page.items().stream().map(StoryRow::ownerId).collect(Collectors.toSet());
    Map<UUID, UserSummary> names = users.names(owners);
    List<StorySummary> shown =
        page.items().stream()
            .flatMap(row -> shown(row, Optional.ofNullable(names.get(row.ownerId()))).stream())
            .toList();
    return new Page<>(shown, page.nextCursor());
  }

  /** Nothing when the owner's account was deleted a moment ago: then the story was, too. */
  private static Optional<StorySummary> shown(StoryRow row, Optional<UserSummary> owner) {
    return owner.map(row::shown);
  }

  /**
   * Changes what the owner says about a story (RFC 7396).
   *
   * @throws AppException {@code NOT_FOUND}, {@code BAD_REQUEST}
   * @throws ConstraintViolationException when a field does not keep its rules
   */
  @Transactional
  public StoryView patch(Caller caller, UUID id, ObjectNode patch, String address) {
    Story story = known(caller, id);
    StoryDetails details = MergePatch.apply(story.details(), patch, StoryDetails.class);
    require(details);
    if (!details.equals(story.details())) {
      story.describe(details, now());
      audit(caller, story, AdminAction.STORY_UPDATED, address);
    }
    return view(story);
  }

  /** Deletes a story with everything made of it. What is being made of it is stopped first. */
  @Transactional
  public void delete(Caller caller, UUID id, String address) {
    Story story = known(caller, id);
    steps.cancelOf(id);
    stories.remove(id);
    deletions.drop(FileKey.of("stories", id));
    changed.fire(new StoriesChanged(story.ownerId()));
    audit(caller, story, AdminAction.STORY_DELETED, address);
  }

  /**
   * Queues the rewriting of a story, and with {@code auto} the steps that follow.
   *
   * @param customPrompt what the text model is asked to do this time; null for what the story says
   * @throws AppException {@code NOT_FOUND}; {@code CONFLICT} while that is queued or running;
   *     {@code RATE_LIMITED} when the owner's quota is used up
   */
  @Transactional
  public StoryView process(Caller caller, UUID id, @Nullable String customPrompt, String address) {
    Story story = known(caller, id);
    String prompt = customPrompt == null ? story.customPrompt() : customPrompt;
    List<StepKind> wanted = story.isAuto() ? ALL_STEPS : List.of(StepKind.STORY);
    steps.enqueue(
        new EnqueueStep(
            id,
            story.ownerId(),
            story.contentVersion(),
            PipelineSettings.standard(wanted, prompt)));
    audit(caller, story, AdminAction.STORY_PROCESSED, address);
    return view(stories.reread(story).orElseThrow(StoryService::unknown));
  }

  /**
   * Queues a step that is made of the generated text.
   *
   * @param settings what is to be done, and how
   * @throws AppException {@code NOT_FOUND}; {@code UNPROCESSABLE} when there is no such text;
   *     {@code CONFLICT} while that is queued or running; {@code RATE_LIMITED} when the owner's
   *     quota is used up
   */
  @Transactional
  public StoryView begin(Caller caller, UUID id, PipelineSettings settings, String address) {
    Story story = known(caller, id);
    if (stories.generatedContent(id).isEmpty()) {
      throw noText();
    }
    steps.enqueue(new EnqueueStep(id, story.ownerId(), story.contentVersion(), settings));
    audit(caller, story, AdminAction.STORY_PROCESSED, address);
    return view(stories.reread(story).orElseThrow(StoryService::unknown));
  }

  /**
   * The generated text that a run is for.
   *
   * @throws AppException {@code UNPROCESSABLE} when there is none; {@code CONFLICT} when there is
   *     another one by now
   */
  @Transactional(TxType.SUPPORTS)
  public String textOf(StepRun run) {
    StoryRef story = stories.ref(run.storyId()).orElseThrow(StoryService::unknown);
    if (story.contentVersion() != run.contentVersion()) {
      throw AppException.conflict("The story has another text by now, start this step again");
    }
    return stories.generatedContent(run.storyId()).orElseThrow(StoryService::noText);
  }

  private static AppException noText() {
    return new AppException(ErrorCode.UNPROCESSABLE, "The story has no generated text yet");
  }

  private void require(StoryDetails details) {
    Set<ConstraintViolation<StoryDetails>> violations = validator.validate(details);
    if (!violations.isEmpty()) {
      throw new ConstraintViolationException(violations);
    }
  }

  private Story known(Caller caller, UUID id) {
    return stories
        .find(id)
        .filter(story -> story.isKnownTo(caller))
        .orElseThrow(StoryService::unknown);
  }

  private StoryView view(Story story) {
    return StoryView.of(story, users.publicView(story.ownerId()));
  }

  private void audit(Caller caller, Story story, AdminAction action, String address) {
    if (story.isOwnedBy(caller.userId())) {
      return;
    }
    Map<String, Object> details = Map.of("ownerId", story.ownerId(), "title", story.title());
    acted.fire(
        new AdminActed(caller, action, "story", story.id().toString(), details, address, now()));
  }

  /** Milliseconds are what JSON shows; what is stored is the same. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static AppException unknown() {
    return AppException.notFound("story");
  }
}
