package live.grandstand.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The entry of {@code mvn -Pbench}: one room on every server in every round, one at a time; then
 * the large room on each; then what only Grandstand has. Writes {@code docs/benchmarks.md}.
 */
final class FanOutBenchmark {

  private static final Path REPORT = Path.of("docs", "benchmarks.md");

  /** Where the report of a run goes that leaves something out. */
  private static final Path PARTIAL_REPORT = Path.of("target", "bench", "benchmarks.md");

  private FanOutBenchmark() {}

  public static void main(String[] arguments) {
    endServersAtExit();
    try {
      run(BenchSettings.fromSystemProperties());
    } catch (IOException | InterruptedException | RuntimeException | AssertionError e) {
      System.err.println("The benchmark ended without a result: " + e.getMessage());
      e.printStackTrace();
      System.exit(1);
    }
  }

  /** However the run ends, no server outlives it. */
  static void endServersAtExit() {
    Runtime.getRuntime().addShutdownHook(new Thread(FanOutBenchmark::endServers));
  }

  private static void endServers() {
    List<ProcessHandle> servers = ProcessHandle.current().children().toList();
    servers.forEach(ProcessHandle::destroy);
    for (ProcessHandle server : servers) {
      server.onExit().completeOnTimeout(server, 20, TimeUnit.SECONDS).join();
      server.destroyForcibly();
    }
  }

  private static void run(BenchSettings settings) throws IOException, InterruptedException {
    ProcessMeter.requireLinux();
    if (settings.hasCrowd()) {
      ProcessMeter.requireFiles(settings.crowd() + 1_000);
    }
    List<Contender> contenders = settings.servers().stream().map(Contender::named).toList();
    Progress.say("Load client by itself");
    ClientCheck client = ClientCheck.run(settings.viewers());
    Progress.say("  %s", client.line());
    Figures figures = measure(contenders, settings);
    String targets = new Targets(figures, settings).table();
    String table = new Report(settings, figures).table();
    Progress.say("%n%s%n%s", targets, table);
    Path report = settings.isWhole() ? REPORT : PARTIAL_REPORT;
    Files.createDirectories(report.getParent());
    Files.writeString(report, new ReportPage(settings, client, figures).text(targets, table));
    Progress.say("Written to %s", report);
  }

  private static Figures measure(List<Contender> contenders, BenchSettings settings)
      throws IOException, InterruptedException {
    Figures figures = new Figures();
    if (settings.hasOneRoom()) {
      rounds(contenders, settings, figures);
    }
    if (settings.hasCrowd()) {
      for (Contender contender : contenders) {
        Progress.say("Large room: %s", contender.title());
        new Crowd(contender, settings, figures).run();
      }
      figures.separateOwnHeap();
    }
    if (settings.hasAlone()) {
      Progress.say("Grandstand alone");
      new Alone(settings, figures).run();
    }
    return figures;
  }

  private static void rounds(List<Contender> contenders, BenchSettings settings, Figures figures)
      throws IOException, InterruptedException {
    List<Contender> order =
        new ArrayList<>(contenders.stream().filter(contender -> !contender.isBare()).toList());
    for (int round = 1; round <= settings.rounds(); round++) {
      for (Contender contender : order) {
        Progress.say("Round %d: %s", round, contender.title());
        new Round(contender, settings, figures).run(round == 1);
      }
      Collections.reverse(order);
    }
  }
}
