package live.grandstand.bench;

import java.io.IOException;
import java.time.Duration;

/** Sends messages at a pace and measures what becomes of them. */
final class Traffic {

  /** After the last message, arrivals are waited for until nothing came for so long. */
  private static final long QUIET_NANOS = Duration.ofSeconds(3).toNanos();

  /** Time at the beginning of a phase that is not measured. */
  private static final Duration RUN_UP = Duration.ofSeconds(1);

  /** So far behind, in seconds, a server does not follow at the end of a phase. */
  private static final int BEHIND = 1;

  /** So far behind, in seconds, the phase is cut short: it would measure queues only. */
  private static final int HOPELESS = 3;

  private static final Duration SETTLING = Duration.ofMillis(200);

  private final LoadClient client;
  private final DeliveryLog log;
  private final ProcessMeter server;
  private final int senders;

  Traffic(LoadClient client, DeliveryLog log, ProcessMeter server, int senders) {
    this.client = client;
    this.log = log;
    this.server = server;
    this.senders = senders;
  }

  /** Keeps {@code window} messages in flight for {@code duration}, after a second of run-up. */
  PhaseResult saturate(int window, Duration duration) throws IOException {
    return run(new Pace.ClosedLoop(window), duration);
  }

  /** Sends {@code perSecond} messages a second for {@code duration}, after a second of run-up. */
  PhaseResult steady(int perSecond, Duration duration) throws IOException {
    return run(new Pace.OpenLoop(System.nanoTime(), perSecond), duration);
  }

  private PhaseResult run(Pace pace, Duration duration) throws IOException {
    client.beginPhase();
    pump(pace, RUN_UP);
    Consumption before = Consumption.now(server, client);
    boolean followed = pump(pace, duration);
    Consumption used = Consumption.now(server, client).since(before);
    drain();
    return PhaseResult.of(used, log.latency(), Account.of(client, log, !followed));
  }

  /** Gives false if the server fell behind; then it may have stopped early. */
  private boolean pump(Pace pace, Duration duration) throws IOException {
    long end = System.nanoTime() + duration.toNanos();
    for (long now = System.nanoTime(); now < end; now = System.nanoTime()) {
      if (pace.isBehind(HOPELESS, inFlight())) {
        return false;
      }
      sendWhatIsDue(pace, now);
      client.turn(pace.waitMillis(now, log.sent()));
    }
    return !pace.isBehind(BEHIND, inFlight());
  }

  private void sendWhatIsDue(Pace pace, long now) throws IOException {
    while (pace.isDue(now, log.sent(), inFlight())) {
      int sender = log.sent() % senders;
      client.say(sender, log.sent(pace.countedFrom(now, log.sent())));
    }
  }

  private void drain() throws IOException {
    long seen = client.deliveries();
    long last = System.nanoTime();
    while (inFlight() > 0 && System.nanoTime() - last < QUIET_NANOS) {
      client.turn(10);
      if (client.deliveries() != seen) {
        seen = client.deliveries();
        last = System.nanoTime();
      }
    }
    listenForMore();
  }

  /** What comes after everything has come would be a duplicate. */
  private void listenForMore() throws IOException {
    long end = System.nanoTime() + SETTLING.toNanos();
    while (System.nanoTime() < end) {
      client.turn(10);
    }
  }

  /** Messages on their way; one that has reached half of the viewers counts as a half. */
  private double inFlight() {
    return log.sent() - log.refused() - (double) client.deliveries() / client.viewers();
  }
}
