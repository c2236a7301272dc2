package live.grandstand.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/** The text around the tables in {@code docs/benchmarks.md}: how, on what, by which command. */
final class ReportPage {

  private static final String TEXT =
      """
      # Benchmarks

      Written by `mvn -Pbench` on %s; the next whole run overwrites this page. Some of it:
      `mvn -Pbench -Dbench.options="-Dbench.phases=idle -Dbench.servers=grandstand,bare"` writes
      `target/bench/benchmarks.md`; phases are %s.

      ## Targets

      The last columns are Grandstand's value divided by the peer's in this run.

      %s
      ## Figures

      %s
      Saturation, deliveries/s round by round: %s.

      %s

      ## On what

      * %s, %d cores shared by server, database and load client; %s; loopback, no TLS, no compression
      * %s
      * load client: %s

      ## How

      * Every server has a process of its own for each part, one server at a time. One room: means
        over %d round(s), every second one in reverse order; 60 and 200 msg/s in the first only.
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
      * *Large room*: %,d viewers, in a process that has had a room of %,d before. First idle, then 8
        messages in flight, then 5 a second for %d s; each is compared with the same in the small
        room, 8 in flight and as many deliveries a second.
      * *Frames while they join*: what a viewer gets for its own coming is counted apart from the
        viewer counts, of which a room sends at most four a second. So the sum grows with viewers ×
        time, not with the square of the viewers.
      * *Heap*: what lives after two full collections (`jcmd GC.class_histogram`; `heapUsed` after
        `gc()` on Node, which does not contain its sockets). *RSS* is read right after. A connection's
        share is the difference to the same process before. The bare endpoint is an empty
        `@ServerEndpoint`, alone in a WAR on the same Payara Micro with the same settings; nothing is
        ever sent to it or by it.
      * CPU is user and system time of the server's process, from `/proc`; PostgreSQL's processes
        are counted on a line of their own. Time and deliveries are those of the measured window.
      * Of every viewer the number and the order of deliveries is checked; one viewer in 20 is
        accounted exactly (missing, twice, latency). After each phase arrivals are waited for.
      * *Joins*: TCP connection, upgrade, handshake, sign-in, room; 50 at a time; *warm* is the mean of
        three times after the traffic.
      * *Viewers that do not read*: sockets with a buffer of 4 KB, while the others get 100 messages of
        nearly 500 characters, 1.7 KB, a second: %d s with them, half as long before and after without.
      * *Chat stored*: one sender in each of 100 rooms, 8 messages of each in flight, acknowledged
        after the commit. *GET of a stream*: 32 keep-alive connections, each asks again when it is
        answered. *Start*: from the start of the process until `/health/ready` answers 200.
      * The load client is one epoll-style thread. By itself, with frames replayed to it:
        %s.
        While it measured it used at most %.0f %% of a core.
      """;

  private final BenchSettings settings;
  private final ClientCheck client;
  private final Figures figures;

  ReportPage(BenchSettings settings, ClientCheck client, Figures figures) {
    this.settings = settings;
    this.client = client;
    this.figures = figures;
  }

  String text(String targets, String table) {
    BenchSettings.Times times = settings.times();
    return String.format(
        TEXT,
        LocalDate.now(Clock.systemUTC()),
        "`" + Phase.all() + "`",
        targets,
        table,
        saturations(),
        notes(),
        processor(),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        String.join("\n* ", figures.versions().values()),
        "JDK " + Runtime.version(),
        settings.rounds(),
        settings.viewers(),
        settings.senders(),
        settings.users(),
        times.saturation().toSeconds(),
        times.warmUp().toSeconds(),
        times.steady60().toSeconds(),
        times.steady200().toSeconds(),
        settings.crowd(),
        settings.viewers(),
        times.crowd().toSeconds(),
        times.slow().toSeconds(),
        client.line(),
        100 * figures.clientShare());
  }

  private String saturations() {
    return figures.versions().keySet().stream()
        .map(server -> server + " " + saturations(server))
        .filter(text -> text.contains(":"))
        .collect(Collectors.joining("; "));
  }

  private String saturations(String server) {
    return settings.windows().stream()
        .map(window -> saturations(server, window))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private String saturations(String server, int window) {
    List<Double> rounds = figures.rounds(server, Titles.saturation(window), Quantity.DELIVERIES);
    return rounds.isEmpty()
        ? ""
        : rounds.stream()
            .map(value -> String.format("%,.0f", value))
            .collect(Collectors.joining(" and ", window + " in flight: ", ""));
  }

  private String notes() {
    return figures.notes().stream().map(note -> "* " + note).collect(Collectors.joining("\n"));
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
