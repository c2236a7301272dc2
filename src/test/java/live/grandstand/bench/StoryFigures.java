package live.grandstand.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import live.grandstand.platform.Json;
import live.grandstand.providers.LocalModels;
import live.grandstand.testing.GrandstandProcess;

/**
 * What the machinery around a step costs: many short stories through the text step with the local
 * model, in batches of one user, by one lane and by two. Three minutes; writes {@code
 * docs/stories-figures.md}:
 *
 * <pre>mvn -Pbench -Dbench.main=live.grandstand.bench.StoryFigures</pre>
 *
 * <p>Smaller with {@code -Dbench.options=-Dbench.stories=50}; that goes to {@code target/bench}.
 */
final class StoryFigures {
  private static final int STORIES = 200;
  static final int BATCH = 50;
  static final int WARM_UPS = 10;
  private static final String READER = "figure-reader";

  private static final String TEXT =
      """
      The ferry left the harbour before dawn. Nobody on board spoke, since the sea did all the talking.

      Old Minh counted the lamps along the shore until the last one went out. "Now," he said, "we are far enough."
      And he opened the box that his grandmother had told him never to open on land.

      Inside lay a small brass whistle. When he blew it, the gulls turned round, one after the other, and flew ahead of the
      ship like a white arrow. By noon they had found the island that is on no map. (Story %d)
      """;

  private final int stories = Integer.getInteger("bench.stories", STORIES);
  private final AccountCrowd crowd;
  private final ProcessMeter meter;
  private final String token;

  private StoryFigures(GrandstandProcess product) throws IOException, InterruptedException {
    this.crowd = new AccountCrowd(product);
    this.meter = new ProcessMeter(product.pid(), List::of);
    crowd.register(List.of(READER));
    this.token = crowd.logIn(READER).token();
  }

  /**
   * One round.
   *
   * @param lanes how many of the user's stories are worked on at a time
   * @param stories how many
   * @param seconds from the first start of a step to the last end
   * @param modelMillis what the model takes for each story
   * @param cpuMillis CPU time of the product's process
   */
  record Round(int lanes, int stories, double seconds, double modelMillis, double cpuMillis) {
    double perMinute() {
      return stories * 60 / seconds;
    }

    /** Wall time of a lane for each story, model and all. */
    double millisEach() {
      return seconds * 1_000 * lanes / stories;
    }

    /** What of it is not the model's. */
    double overheadMillis() {
      return millisEach() - modelMillis;
    }
  }

  public static void main(String[] arguments) throws Exception {
    FanOutBenchmark.endServersAtExit();
    Path folder = Files.createDirectories(Path.of("target", "bench").toAbsolutePath());
    List<Round> rounds = new ArrayList<>();
    for (int lanes : List.of(1, 2)) {
      Path directory = Files.createTempDirectory(folder, "stories");
      Map<String, String> settings =
          Map.of(
              "grandstand.jobs.threads", Integer.toString(lanes),
              "grandstand.jobs.per-user", Integer.toString(lanes),
              "grandstand.jobs.quota-user", "1000000/1d");
      try (GrandstandProcess product =
          GrandstandProcess.start(directory, settings, List.of(GrandstandServer.HEAP))) {
        rounds.add(new StoryFigures(product).measure(lanes));
      }
    }
    write(new StoryPage(rounds).text(), rounds.get(0).stories() >= STORIES);
  }

  /** Words in a story, by blanks. */
  static int words() {
    return TEXT.formatted(1).split("\\s+").length;
  }

  private static void write(String page, boolean isWhole) throws IOException {
    Path file = Path.of(isWhole ? "docs" : "target/bench", "stories-figures.md");
    Files.writeString(file, page);
    Progress.say("%n%s%nWritten to %s", page, file);
  }

  private Round measure(int lanes) throws IOException, InterruptedException {
    for (int i = 0; i < WARM_UPS; i++) {
      run(lanes);
    }
    return run(lanes);
  }

  private Round run(int lanes) throws IOException, InterruptedException {
    List<String> ids = new ArrayList<>();
    try (PlainHttp http = crowd.connect()) {
      for (int i = 0; i < stories; i++) {
        ids.add(make(http, i));
      }
      long before = meter.cpuMicros();
      for (int i = 0; i < ids.size(); i += BATCH) {
        start(http, ids.subList(i, Math.min(i + BATCH, ids.size())));
      }
      awaitEnd();
      double cpu = (meter.cpuMicros() - before) / 1e3;
      Round round = read(lanes, ids.size(), cpu);
      Progress.say("  %s", round);
      return round;
    }
  }

  private String make(PlainHttp http, int number) throws IOException {
    String json =
        Json.mapper()
            .createObjectNode()
            .put("title", "Story " + number)
            .put("content", TEXT.formatted(number))
            .toString();
    return must(201, http.ask(PlainHttp.post("/api/stories", token, json))).path("id").asText();
  }

  private void start(PlainHttp http, List<String> ids) throws IOException {
    Map<String, Object> settings = Map.of("steps", List.of("story"));
    JsonNode json = Json.mapper().valueToTree(Map.of("storyIds", ids, "settings", settings));
    must(202, http.ask(PlainHttp.post("/api/batch/start", token, json.toString())));
  }

  private static JsonNode must(int status, PlainHttp.Answer answer) throws IOException {
    if (answer.status() != status) {
      throw new IOException(answer.status() + " instead of " + status + ": " + answer.body());
    }
    return Json.mapper().readTree(answer.body());
  }

  private void awaitEnd() throws IOException, InterruptedException {
    while (number("select count(*) from step_runs where state in ('QUEUED', 'RUNNING')") > 0) {
      Thread.sleep(200); // the database is on the same cores
    }
  }

  private Round read(int lanes, int count, double cpuMillis) throws IOException {
    String last = " from (select * from step_runs order by id desc limit " + count + ") r";
    if (number("select count(*)" + last + " where state = 'COMPLETED'") != count) {
      throw new IOException("not all stories were completed");
    }
    double seconds = number("select extract(epoch from max(finished_at) - min(started_at))" + last);
    double model = LocalModels.rewriting(TEXT.formatted(count), 2_000).toNanos() / 1e6;
    return new Round(lanes, count, seconds, model, cpuMillis);
  }

  private double number(String query) throws IOException {
    try (Connection connection = crowd.database();
        Statement sql = connection.createStatement();
        ResultSet rows = sql.executeQuery(query)) {
      rows.next();
      return rows.getDouble(1);
    } catch (SQLException e) {
      throw new IOException(query, e);
    }
  }
}
