package live.grandstand.bench;

import java.util.List;

/**
 * Whether every viewer got every message of a phase once.
 *
 * @param sent messages sent and not refused
 * @param refused messages that the server answered with an error
 * @param expected deliveries that are due: messages × viewers
 * @param delivered deliveries counted at all viewers
 * @param miscounted viewers, of all, that did not get as many as were sent
 * @param missing messages that sampled viewers did not get
 * @param duplicates messages that sampled viewers got again
 * @param strangers deliveries at sampled viewers that belong to no message of this phase
 * @param sameOrder whether all viewers, not only the sampled ones, saw the same sequence
 * @param lostViewers connections that the server ended
 * @param fellBehind whether the server could not follow the pace
 */
record Account(
    long sent,
    long refused,
    long expected,
    long delivered,
    long miscounted,
    long missing,
    long duplicates,
    long strangers,
    boolean sameOrder,
    int lostViewers,
    boolean fellBehind) {

  static Account of(LoadClient client, DeliveryLog log, boolean fellBehind) {
    List<Sample> samples = client.samples();
    long sent = (long) log.sent() - log.refused();
    return new Account(
        sent,
        log.refused(),
        sent * client.viewers(),
        client.deliveries(),
        client.miscounted(sent),
        samples.stream().mapToLong(sample -> sent - sample.distinct()).sum(),
        samples.stream().mapToLong(Sample::duplicates).sum(),
        samples.stream().mapToLong(Sample::strangers).sum(),
        client.sequences() == 1,
        client.lostViewers(),
        fellBehind);
  }

  /** Delivered by expected; 1 is what is asked for. */
  double ratio() {
    return expected == 0 ? 0 : (double) delivered / expected;
  }

  boolean isComplete() {
    return delivered == expected
        && miscounted == 0
        && missing == 0
        && duplicates == 0
        && strangers == 0
        && refused == 0
        && lostViewers == 0;
  }

  String line() {
    return (isComplete() ? "100 % delivered" : problems())
        + (sameOrder ? "" : ", ORDER DIFFERS")
        + (fellBehind ? ", FELL BEHIND" : "");
  }

  private String problems() {
    return String.format(
        "%.4f %% DELIVERED (%d viewers miscounted; sampled: %d missing, %d twice, %d unexpected; %d"
            + " refused, %d connections lost)",
        ratio() * 100, miscounted, missing, duplicates, strangers, refused, lostViewers);
  }
}
