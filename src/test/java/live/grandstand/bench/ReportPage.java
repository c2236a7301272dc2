package live.grandstand.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** The text around the table in {@code docs/benchmarks.md}: how, on what, by which command. */
final class ReportPage {

  private static final String TEXT =
      """
      # Benchmarks

      Written by `mvn -Pbench` on %s; the next run overwrites this page.

      %s
      Means over %d round(s), each with a fresh process for every server, one server at a time, every
      second round in reverse order. The last columns are Grandstand's value divided by the
      peer's.

      Deliveries/s at saturation (%s messages in flight), round by round: %s.

      ## On what

      * %s, %d cores shared by server, database and load client; %s; loopback, no TLS, no compression
      * %s
      * load client: %s

      ## How

      * %,d WebSocket viewers in one room, %d of them send in turn. The peers have the same handler:
        join a room on connect, broadcast what comes. Grandstand runs its whole path from the
        uber-jar with the embedded PostgreSQL: JWT, `join_stream_room`, `chat_message`, rate limit
        (raised, not off), commit in PostgreSQL, broadcast.
      * The viewers of Grandstand share %d accounts, because registering costs a bcrypt hash each.
      * *Saturation*: as many messages in flight as the table says, %d s each, after %d s as
        warm-up. The cost of a delivery falls with the number in flight for every server, since
        frames that wait together can be written together. *60 and 200 msg/s*: %d and %d s, latency
        counted from the time a message was planned for. A server that is a second behind at the end
        has fallen behind; at three seconds the phase is cut short.
      * CPU is user and system time of the server's process, from `/proc`; PostgreSQL's processes
        are counted on a line of their own. Time and deliveries are those of the measured window.
      * Every viewer's deliveries are counted; one viewer in 20 is accounted exactly (missing, twice,
        order, latency). After each phase arrivals are waited for.
      * Joins: TCP connection, upgrade, handshake, sign-in, room; 50 at a time; *warm* is the mean of
        three times after the traffic.
      * The load client is one epoll-style thread. By itself, with frames replayed to it:
        %s.
        While it measured it used at most %.0f %% of a core.
      """;

  private final BenchSettings settings;
  private final ClientCheck client;
  private final List<RoundResult> results;

  ReportPage(BenchSettings settings, ClientCheck client, List<RoundResult> results) {
    this.settings = settings;
    this.client = client;
    this.results = results;
  }

  String text(String table) {
    return String.format(
        TEXT,
        LocalDate.now(Clock.systemUTC()),
        table,
        settings.rounds(),
        windows(),
        saturations(),
        processor(),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        versions(),
        "JDK " + Runtime.version(),
        settings.viewers(),
        settings.senders(),
        settings.users(),
        settings.saturation().toSeconds(),
        settings.warmUp().toSeconds(),
        settings.steady60().toSeconds(),
        settings.steady200().toSeconds(),
        client.line(),
        100 * results.stream().mapToDouble(RoundResult::clientShare).max().orElse(0));
  }

  private String saturations() {
    return results.stream()
        .collect(
            Collectors.groupingBy(
                RoundResult::title,
                LinkedHashMap::new,
                Collectors.mapping(ReportPage::saturation, Collectors.joining(" and "))))
        .entrySet()
        .stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining("; "));
  }

  private static String saturation(RoundResult round) {
    return round.saturations().stream()
        .map(phase -> String.format("%,.0f", phase.perSecond()))
        .collect(Collectors.joining(" / "));
  }

  private String windows() {
    return settings.windows().stream().map(String::valueOf).collect(Collectors.joining(" / "));
  }

  private String versions() {
    return results.stream()
        .map(RoundResult::version)
        .distinct()
        .collect(Collectors.joining("\n* "));
  }

  private static String processor() {
    try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException e) {
      return System.getProperty("os.arch");
    }
  }
}
