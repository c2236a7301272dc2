package live.grandstand.bench;

import java.time.Duration;
import java.util.Collections;
import java.util.List;

/**
 * What one run does; each value can be given as a system property {@code bench.<name>}.
 *
 * @param viewers sockets in the room; the senders are among them
 * @param senders sockets that write messages in turn
 * @param windows messages in flight while a server is saturated, a measurement for each
 * @param rounds how often each server is measured; every second round goes in reverse order
 * @param users accounts that the viewers of Grandstand share (each costs a bcrypt hash)
 * @param warmUp closed-loop traffic before anything is measured
 * @param saturation measured time of each closed loop
 * @param steady60 measured time of the open loop of 60 messages a second
 * @param steady200 measured time of the open loop of 200 messages a second
 * @param servers names of the servers to measure
 */
record BenchSettings(
    int viewers,
    int senders,
    List<Integer> windows,
    int rounds,
    int users,
    Duration warmUp,
    Duration saturation,
    Duration steady60,
    Duration steady200,
    List<String> servers) {

  BenchSettings {
    if (senders < 1 || viewers < senders || rounds < 1 || users < 1) {
      throw new IllegalArgumentException("bench.* must be positive, with senders <= viewers");
    }
    if (windows.isEmpty() || windows.stream().anyMatch(window -> window < 1)) {
      throw new IllegalArgumentException("bench.windows must be positive numbers");
    }
    if (servers.isEmpty()) {
      throw new IllegalArgumentException("bench.servers names no server");
    }
  }

  static BenchSettings fromSystemProperties() {
    return new BenchSettings(
        Integer.getInteger("bench.viewers", 1_000),
        Integer.getInteger("bench.senders", 20),
        list("bench.windows", "8,128").stream().map(Integer::valueOf).toList(),
        Integer.getInteger("bench.rounds", 2),
        Integer.getInteger("bench.users", 10),
        seconds("bench.warm-up", 5),
        seconds("bench.saturation", 5),
        seconds("bench.steady60", 15),
        seconds("bench.steady200", 10),
        list("bench.servers", "node,netty,grandstand"));
  }

  /** The window at which the servers do most, used for the warm-up. */
  int largestWindow() {
    return Collections.max(windows);
  }

  private static List<String> list(String name, String ordinary) {
    return List.of(System.getProperty(name, ordinary).split(","));
  }

  private static Duration seconds(String name, int ordinary) {
    return Duration.ofSeconds(Integer.getInteger(name, ordinary));
  }
}
