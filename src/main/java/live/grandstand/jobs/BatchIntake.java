package live.grandstand.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import live.grandstand.accounts.Caller;
import live.grandstand.platform.AppException;
import live.grandstand.platform.ErrorCode;

/** Finds or makes the stories of a batch, before there is one. */
@ApplicationScoped
class BatchIntake {
  @Inject StepCatalogue catalogue;

  /**
   * Stories that are there.
   *
   * @throws AppException {@code NOT_FOUND} when one is not, or is somebody else's; {@code
   *     BAD_REQUEST} when one is named twice
   */
  List<BatchCandidate> stories(Caller caller, List<UUID> ids) {
    Set<UUID> named = new HashSet<>();
    for (UUID id : ids) {
      if (!named.add(id)) {
        throw AppException.badRequest("storyIds", "must name each story once");
      }
    }
    return ids.stream().map(id -> BatchCandidate.of(visible(caller, id))).toList();
  }

  private StoryRef visible(Caller caller, UUID id) {
    return catalogue
        .story(id)
        .filter(story -> caller.isAdmin() || story.ownerId().equals(caller.userId()))
        .orElseThrow(() -> AppException.notFound("story"));
  }

  /** A file that is made a story, or refused for itself alone. */
  BatchCandidate file(Caller caller, String name, InputStream content) throws IOException {
    try {
      return new BatchCandidate(name, catalogue.intake().take(caller, name, content), null);
    } catch (AppException refused) {
      if (refused.code() == ErrorCode.UNAVAILABLE || refused.code() == ErrorCode.INTERNAL) {
        throw refused;
      }
      return new BatchCandidate(name, null, refused.detail());
    }
  }
}
