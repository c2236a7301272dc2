package live.grandstand.bench;

/**
 * What one phase of traffic showed.
 *
 * @param perSecond deliveries a second in the measured window
 * @param serverMicros CPU of the server's process for a delivery, in microseconds
 * @param helperMicros CPU of its helpers for a delivery, in microseconds
 * @param clientMicros CPU of the load client for a delivery, in microseconds
 * @param clientShare share of one core that the client's thread used
 * @param p50Millis median latency at the sampled viewers
 * @param p99Millis 99th percentile
 * @param maxMillis longest
 * @param account whether everything arrived
 */
record PhaseResult(
    double perSecond,
    double serverMicros,
    double helperMicros,
    double clientMicros,
    double clientShare,
    double p50Millis,
    double p99Millis,
    double maxMillis,
    Account account) {

  static PhaseResult of(Consumption used, Histogram latency, Account account) {
    double deliveries = Math.max(1, used.deliveries());
    return new PhaseResult(
        used.deliveries() / used.seconds(),
        used.serverMicros() / deliveries,
        used.helperMicros() / deliveries,
        used.clientMicros() / deliveries,
        used.clientShare(),
        latency.percentileMicros(0.50) / 1e3,
        latency.percentileMicros(0.99) / 1e3,
        latency.maxMicros() / 1e3,
        account);
  }

  /** Puts all of it among the figures. */
  void record(Figures figures, String server, String phase) {
    figures.add(server, phase, Quantity.DELIVERIES, perSecond);
    figures.add(server, phase, Quantity.CPU, serverMicros);
    if (helperMicros > 0) {
      figures.add(server, phase, Quantity.POSTGRES_CPU, helperMicros);
    }
    figures.add(server, phase, Quantity.P50, p50Millis);
    figures.add(server, phase, Quantity.P99, p99Millis);
    figures.add(server, phase, Quantity.MAX, maxMillis);
    figures.add(server, phase, Quantity.DELIVERED, account.ratio() * 100);
    figures.add(server, phase, account);
    figures.clientShare(clientShare);
    Progress.say("  %-22s %s", phase, line());
  }

  private String line() {
    return String.format(
        "%,9.0f deliveries/s · %5.2f µs%s · p50 %.0f p99 %.0f max %.0f ms · %s · client %.2f µs,"
            + " %.0f %% of a core",
        perSecond,
        serverMicros,
        helperMicros > 0 ? String.format(" + %.2f µs PostgreSQL", helperMicros) : "",
        p50Millis,
        p99Millis,
        maxMillis,
        account.line(),
        clientMicros,
        clientShare * 100);
  }
}
