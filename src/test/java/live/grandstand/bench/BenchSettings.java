package live.grandstand.bench;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What one run does; each value can be given as a system property {@code bench.<name>}.
 *
 * @param phases what is measured
 * @param servers names of the servers to measure
 * @param viewers sockets in the room; the senders are among them
 * @param senders sockets that write messages in turn
 * @param windows messages in flight while a server is saturated, a measurement for each
 * @param rounds how often each server is measured; every second round goes in reverse order, and
 *     the rounds after the first leave the steady loads out
 * @param users accounts that the viewers of Grandstand share (each costs a bcrypt hash)
 * @param crowd sockets in the large room
 * @param times how long things last
 */
record BenchSettings(
    Set<Phase> phases,
    List<String> servers,
    int viewers,
    int senders,
    List<Integer> windows,
    int rounds,
    int users,
    int crowd,
    Times times) {

  /** Every server that there is. */
  private static final String SERVERS = "node,netty,grandstand,bare";

  /**
   * How long things last.
   *
   * @param warmUp closed-loop traffic before anything is measured
   * @param saturation measured time of each closed loop
   * @param steady60 measured time of the open loop of 60 messages a second
   * @param steady200 measured time of the open loop of 200 messages a second
   * @param crowd measured time of the chat in the large room
   * @param rest measured time of the requests
   * @param slow measured time with viewers that do not read
   * @param chat measured time of the chat in many rooms
   */
  record Times(
      Duration warmUp,
      Duration saturation,
      Duration steady60,
      Duration steady200,
      Duration crowd,
      Duration rest,
      Duration slow,
      Duration chat) {

    private static Times fromSystemProperties() {
      return new Times(
          seconds("bench.warm-up", 5),
          seconds("bench.saturation", 5),
          seconds("bench.steady60", 15),
          seconds("bench.steady200", 30),
          seconds("bench.crowd-chat", 60),
          seconds("bench.rest", 10),
          seconds("bench.slow", 40),
          seconds("bench.chat", 10));
    }

    private static Duration seconds(String name, int ordinary) {
      return Duration.ofSeconds(Integer.getInteger(name, ordinary));
    }
  }

  BenchSettings {
    if (senders < 1 || viewers < senders || rounds < 1 || users < 1 || crowd < viewers) {
      throw new IllegalArgumentException(
          "bench.* must be positive, with senders <= viewers <= crowd");
    }
    if (windows.isEmpty() || windows.stream().anyMatch(window -> window < 1)) {
      throw new IllegalArgumentException("bench.windows must be positive numbers");
    }
  }

  static BenchSettings fromSystemProperties() {
    return new BenchSettings(
        Phase.parse(System.getProperty("bench.phases", Phase.all())),
        list("bench.servers", SERVERS),
        Integer.getInteger("bench.viewers", 1_000),
        Integer.getInteger("bench.senders", 20),
        list("bench.windows", "8,128").stream().map(Integer::valueOf).toList(),
        Integer.getInteger("bench.rounds", 2),
        Integer.getInteger("bench.users", 10),
        Integer.getInteger("bench.crowd", 10_000),
        Times.fromSystemProperties());
  }

  boolean has(Phase phase) {
    return phases.contains(phase);
  }

  boolean hasOneRoom() {
    return phases.stream().anyMatch(Phase::isOneRoom);
  }

  boolean hasCrowd() {
    return has(Phase.CROWD) || has(Phase.IDLE);
  }

  boolean hasAlone() {
    return servers.contains("grandstand") && phases.stream().anyMatch(Phase::isAlone);
  }

  /**
   * Whether the run is worth publishing: every phase, every server, sizes and times as specified.
   */
  boolean isWhole() {
    return phases.equals(EnumSet.allOf(Phase.class))
        && Set.copyOf(servers).equals(Set.copyOf(List.of(SERVERS.split(","))))
        && viewers >= 1_000
        && crowd >= 10_000
        && times.steady200().toSeconds() >= 30
        && times.crowd().toSeconds() >= 60;
  }

  /** The window at which the servers do most, used for the warm-up. */
  int largestWindow() {
    return Collections.max(windows);
  }

  private static List<String> list(String name, String ordinary) {
    return List.of(System.getProperty(name, ordinary).split(","));
  }
}
