package live.grandstand.jobs;

import static live.grandstand.jobs.JobState.CANCELLED;
import static live.grandstand.jobs.JobState.COMPLETED;
import static live.grandstand.jobs.JobState.FAILED;
import static live.grandstand.jobs.JobState.QUEUED;
import static live.grandstand.jobs.JobState.RUNNING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class JobStateTest {
  private static final Map<JobState, Set<JobState>> MOVES =
      Map.of(
          QUEUED, Set.of(RUNNING, FAILED, CANCELLED),
          RUNNING, Set.of(QUEUED, COMPLETED, FAILED, CANCELLED),
          COMPLETED, Set.of(QUEUED),
          FAILED, Set.of(QUEUED),
          CANCELLED, Set.of(QUEUED));

  @Test
  void theTableHasTheseMovesAndNoOther() {
    for (JobState from : JobState.values()) {
      Set<JobState> targets =
          Arrays.stream(JobState.values()).filter(from::mayBecome).collect(Collectors.toSet());
      assertEquals(MOVES.get(from), targets, from.name());
    }
  }

  @Test
  void theMoverRefusesEveryOtherMove() {
    for (JobState from : JobState.values()) {
      for (JobState to : JobState.values()) {
        if (MOVES.get(from).contains(to)) {
          assertEquals(to, from.become(to));
        } else {
          assertThrows(IllegalStateException.class, () -> from.become(to), from + " to " + to);
        }
      }
    }
  }

  @Test
  void statementsAskForTheSourcesOfAMove() {
    assertEquals(List.of(RUNNING), JobState.sources(COMPLETED));
    assertEquals(List.of(QUEUED, RUNNING), JobState.sources(CANCELLED));
  }

  @Test
  void itIsWrittenInLowerCase() {
    assertEquals("queued", QUEUED.wire());
  }
}
