package live.grandstand.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The entry of {@code mvn -Pbench}: measures every server in every round, one at a time, and writes
 * {@code docs/benchmarks.md}.
 */
final class FanOutBenchmark {

  private static final Path REPORT = Path.of("docs", "benchmarks.md");

  private FanOutBenchmark() {}

  public static void main(String[] arguments) {
    Runtime.getRuntime().addShutdownHook(new Thread(FanOutBenchmark::endServers));
    try {
      run(BenchSettings.fromSystemProperties());
    } catch (IOException | InterruptedException | RuntimeException | AssertionError e) {
      System.err.println("The benchmark ended without a result: " + e.getMessage());
      e.printStackTrace();
      System.exit(1);
    }
  }

  /** However the run ends, no server outlives it. */
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
    List<Contender> contenders = settings.servers().stream().map(Contender::named).toList();
    Progress.say("Load client by itself");
    ClientCheck client = ClientCheck.run(settings.viewers());
    Progress.say("  %s", client.line());
    Report report = new Report(settings, client, rounds(contenders, settings));
    Progress.say("%n%s", report.table());
    Files.createDirectories(REPORT.getParent());
    Files.writeString(REPORT, report.page());
    Progress.say("Written to %s", REPORT);
  }

  private static List<RoundResult> rounds(List<Contender> contenders, BenchSettings settings)
      throws IOException, InterruptedException {
    List<RoundResult> results = new ArrayList<>();
    List<Contender> order = new ArrayList<>(contenders);
    for (int round = 1; round <= settings.rounds(); round++) {
      for (Contender contender : order) {
        Progress.say("Round %d: %s", round, contender.title());
        results.add(new Round(contender, settings).run());
      }
      Collections.reverse(order);
    }
    return results;
  }
}
