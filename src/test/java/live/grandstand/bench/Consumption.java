package live.grandstand.bench;

import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/**
 * A reading of all clocks at one moment, or the difference of two.
 *
 * @param nanos wall clock
 * @param deliveries deliveries so far
 * @param serverMicros CPU of the server's process
 * @param helperMicros CPU of the server's helpers (PostgreSQL)
 * @param clientMicros CPU of the load client's thread
 */
record Consumption(
    long nanos, long deliveries, long serverMicros, long helperMicros, long clientMicros) {

  static Consumption now(ProcessMeter server, LoadClient client) {
    return new Consumption(
        System.nanoTime(),
        client.deliveries(),
        server.cpuMicros(),
        server.helperCpuMicros(),
        threadMicros());
  }

  Consumption since(Consumption earlier) {
    return new Consumption(
        nanos - earlier.nanos,
        deliveries - earlier.deliveries,
        serverMicros - earlier.serverMicros,
        helperMicros - earlier.helperMicros,
        clientMicros - earlier.clientMicros);
  }

  double seconds() {
    return nanos / 1e9;
  }

  /** Share of one core that the load client used. */
  double clientShare() {
    return clientMicros / (nanos / 1e3);
  }

  /** CPU of the calling thread, in microseconds. */
  static long threadMicros() {
    long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    return TimeUnit.NANOSECONDS.toMicros(nanos);
  }
}
