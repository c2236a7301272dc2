package live.grandstand.streams;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import live.grandstand.accounts.Caller;
import live.grandstand.accounts.UserService;
import live.grandstand.accounts.UserSummary;

/** Puts together what is shown of a stream: its row, its owner's name, its viewers. */
@ApplicationScoped
class StreamViews {
  @Inject UserService users;
  @Inject ViewerCounts counts;

  /** With the key, when the caller is the owner. */
  StreamView forCaller(Stream stream, Caller caller) {
    StreamView view = open(stream);
    return stream.isOwnedBy(caller.userId()) ? view.withKey(stream.streamKey()) : view;
  }

  /** What anybody may see. */
  StreamView open(Stream stream) {
    return StreamView.of(stream, users.publicView(stream.ownerId()), viewers(stream));
  }

  /** What anybody may see of several, with one query for all owners that are not known yet. */
  List<StreamView> open(List<Stream> streams) {
    Set<UUID> ownerIds = streams.stream().map(Stream::ownerId).collect(Collectors.toSet());
    Map<UUID, UserSummary> owners = users.names(ownerIds);
    return streams.stream()
        .flatMap(stream -> open(stream, Optional.ofNullable(owners.get(stream.ownerId()))).stream())
        .toList();
  }

  /** How many watch now. */
  int viewers(UUID streamId) {
    return counts.current(streamId);
  }

  /** Nothing when the owner's account was deleted a moment ago: then the stream was, too. */
  private Optional<StreamView> open(Stream stream, Optional<UserSummary> owner) {
    return owner.map(known -> StreamView.of(stream, known, viewers(stream)));
  }

  private int viewers(Stream stream) {
    return stream.status() == StreamStatus.LIVE ? viewers(stream.id()) : 0;
  }
}
