package live.grandstand.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** When lanes come and go. What they do on their turns is {@link StepService}'s. */
@ApplicationScoped
class LaneService {
  @Inject StepStore runs;
  @Inject JobLimits limits;
  @Inject Clock clock;

  /** When a lane has something to do, at the earliest; nothing when it can end. */
  @Transactional(TxType.SUPPORTS)
  Optional<Instant> nextDue(LaneId lane) {
    return lane.number() < limits.lanes(lane.owner())
        ? runs.nextDue(lane.owner(), lane.number())
        : Optional.empty();
  }

  /** Wakes a lane of a user. */
  @Transactional
  void wake(UUID owner) {
    runs.wake(owner, limits.lanes(owner), now());
  }

  /** A user has no lanes from this number on: what was begun in them goes on in others. */
  @Transactional
  void close(LaneId lane) {
    runs.handBack(lane.owner(), lane.number());
  }

  /** Finds what no lane will ever come to, whatever went wrong, and wakes one. */
  @Transactional
  void sweep() {
    runs.handBackLost();
    runs.withoutLane().forEach(this::wake);
  }

  /** At the start of the only node there is: takes back what its predecessor was working on. */
  @Transactional
  void inherit() {
    runs.unpickAll();
  }

  /** How many runs are in a state, over all nodes. */
  @Transactional(TxType.SUPPORTS)
  long count(JobState state) {
    return runs.count(state);
  }

  /** Whether a user has a lane of this number. */
  boolean isOpen(LaneId lane) {
    return lane.number() < limits.lanes(lane.owner());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
