package live.grandstand.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One server in one round.
 *
 * @param title the server's name in the table
 * @param version what ran there
 * @param cold joins right after the start
 * @param warm joins after the traffic
 * @param saturations one for each of the settings' windows
 * @param residentMegabytes memory of the process after the traffic, viewers connected
 * @param frameBytes payload of one {@code new_message} frame, in bytes
 */
record RoundResult(
    String title,
    String version,
    Joins cold,
    Joins warm,
    List<PhaseResult> saturations,
    PhaseResult steady60,
    PhaseResult steady200,
    double residentMegabytes,
    int frameBytes) {

  /** Whether every viewer got everything once, in every phase. */
  boolean isComplete() {
    return phases().map(PhaseResult::account).allMatch(Account::isComplete);
  }

  /** Whether all sampled viewers saw the same order, in every phase. */
  boolean isInOrder() {
    return phases().map(PhaseResult::account).allMatch(Account::sameOrder);
  }

  /** Names of the open loops that the server could not follow. */
  List<String> fellBehind() {
    List<String> names = new ArrayList<>();
    if (steady60.account().fellBehind()) {
      names.add("60 msg/s");
    }
    if (steady200.account().fellBehind()) {
      names.add("200 msg/s");
    }
    return names;
  }

  /** The largest share of a core that the load client used in a phase. */
  double clientShare() {
    return phases().mapToDouble(PhaseResult::clientShare).max().orElse(0);
  }

  private Stream<PhaseResult> phases() {
    return Stream.concat(saturations.stream(), Stream.of(steady60, steady200));
  }

  /** Gathers the phases as they end. */
  static final class Builder {

    private final String title;
    private final String version;
    Joins cold;
    Joins warm;
    final List<PhaseResult> saturations = new ArrayList<>();
    PhaseResult steady60;
    PhaseResult steady200;
    double residentMegabytes;
    int frameBytes;

    Builder(String title, String version) {
      this.title = title;
      this.version = version;
    }

    RoundResult build() {
      return new RoundResult(
          title,
          version,
          cold,
          warm,
          List.copyOf(saturations),
          steady60,
          steady200,
          residentMegabytes,
          frameBytes);
    }
  }
}
