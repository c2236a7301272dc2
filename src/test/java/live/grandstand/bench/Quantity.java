package live.grandstand.bench;

/** What can be measured in a phase: a line of the table. */
enum Quantity {
  DELIVERIES("deliveries/s", "%,.0f"),
  CPU("CPU µs a delivery", "%.2f"),
  POSTGRES_CPU("PostgreSQL CPU µs a delivery", "%.2f"),
  P50("p50 ms", "%.1f"),
  P99("p99 ms", "%.1f"),
  MAX("max ms", "%.1f"),
  DELIVERED("delivered %", "%.3f"),
  JOINS("joins/s", "%,.0f"),
  JOIN_CPU("CPU µs a join", "%,.0f"),
  JOIN_FRAMES("frames sent while they join", "%,.0f"),
  OWN_JOIN_FRAMES("frames to each for its own coming, without viewer counts", "%.2f"),
  COUNT_RATE("viewer counts to each a second, besides the first", "%.2f"),
  GROWTH("CPU a delivery, compared with 1,000 viewers", "%.2f"),
  HEAP_EACH("heap KB a connection", "%.1f"),
  RSS_EACH("RSS KB a connection", "%.1f"),
  BARE_HEAP("of which a bare endpoint in the same container, KB", "%.1f"),
  OWN_HEAP("of which Grandstand's own share, KB", "%.1f"),
  HEAP_BEFORE("heap MB before", "%.1f"),
  HEAP_CONNECTED("heap MB, viewers connected", "%.1f"),
  HEAP_AFTER("heap MB after all have gone", "%.1f"),
  RSS_BEFORE("RSS MB before", "%,.0f"),
  RSS_CONNECTED("RSS MB, viewers connected", "%,.0f"),
  RSS_AFTER("RSS MB after all have gone", "%,.0f"),
  FRAME("bytes of a new_message frame", "%.0f"),
  REQUESTS("requests/s", "%,.0f"),
  STORED("messages stored/s", "%,.0f"),
  MESSAGE_CPU("CPU µs a message", "%.1f"),
  POSTGRES_MESSAGE_CPU("PostgreSQL CPU µs a message", "%.1f"),
  REQUEST_CPU("CPU µs a request", "%.0f"),
  P99_WITHOUT("p99 ms without them, mean of before and after", "%.1f"),
  P99_GROWTH("p99 with them, compared", "%.2f"),
  SILENT_CLOSED("of those that do not read closed, %", "%.0f"),
  SILENT_COUNTED("counted as slow consumer by the server, %", "%.0f"),
  SILENT_AFTER("s until the last of them was", "%.1f"),
  TOLD("told, then disconnected, %", "%.3f"),
  CLOSED("disconnected, %", "%.3f"),
  SECONDS("seconds", "%.1f"),
  SLOWEST("slowest of all, seconds", "%.1f");

  private final String title;
  private final String format;

  Quantity(String title, String format) {
    this.title = title;
    this.format = format;
  }

  String title() {
    return title;
  }

  /** The value as the table prints it. */
  String print(double value) {
    return String.format(format, value);
  }
}
