package live.grandstand.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import live.grandstand.platform.Json;
import live.grandstand.stories.Documents;
import live.grandstand.testing.Backstage;
import live.grandstand.testing.Form;
import live.grandstand.testing.GrandstandProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that nobody should send (pipeline.md "Data"): each is refused with a reason, nothing of it
 * is stored, and the heap stays as it was.
 */
class BadUploadsIT {
  private static final int ROUNDS = 3;
  private static final long HEAP_SLACK = 8_000_000;

  /** What the live heap may be at any moment: the product itself, and two files at a time. */
  private static final long PEAK_MEGABYTES = 220;

  private static final Pattern PORT = Pattern.compile("Embedded PostgreSQL in \\S+ on port (\\d+)");
  private static final Pattern COLLECTION = Pattern.compile("\\d+M->(\\d+)M\\(");

  @TempDir Path directory;

  private final HttpClient http = HttpClient.newHttpClient();
  private String token = "";

  /** A request, and what it may be answered with. */
  private record Bad(BodyPublisher body, Set<Integer> statuses, String field) {}

  @Test
  void areRefusedAndLeaveNothingBehind() throws Exception {
    Path log = directory.resolve("gc.log");
    List<String> options =
        List.of(
            "-Xmx512m", "-XX:+UseSerialGC", "-Xlog:gc:file=" + log, "-XX:+ExitOnOutOfMemoryError");
    try (GrandstandProcess product = GrandstandProcess.start(directory, Map.of(), options)) {
      token = new Backstage(product).register("eve").token();
      upload(product, "warm up", 0);
      LiveHeap before = LiveHeap.of(product.pid());
      long rows = rows(product);
      int collections = Files.readAllLines(log).size();

      for (int round = 1; round <= ROUNDS; round++) {
        upload(product, "round", round);
      }

      assertEquals(rows, rows(product));
      assertEquals(List.of(), files());
      LiveHeap after = LiveHeap.of(product.pid());
      long peak = peak(log, collections);
      System.out.printf(
          "%d bad uploads: heap %,d -> %,d bytes, at most %d MB after a collection%n",
          ROUNDS * bad().size(), before.bytes(), after.bytes(), peak);
      assertTrue(after.bytes() - before.bytes() < HEAP_SLACK, after.bytes() + " bytes");
      assertTrue(peak < PEAK_MEGABYTES, peak + " MB");
    }
  }

  private void upload(GrandstandProcess product, String what, int round) throws Exception {
    for (Map.Entry<String, Bad> bad : bad().entrySet()) {
      HttpResponse<String> answer = send(product, bad.getValue().body());
      assertTrue(
          bad.getValue().statuses().contains(answer.statusCode()),
          () -> what + round + " " + bad.getKey() + ": " + answer.statusCode() + answer.body());
      JsonNode problem = Json.mapper().readTree(answer.body());
      if (!bad.getValue().field().isEmpty()) {
        assertEquals(bad.getValue().field(), problem.at("/errors/0/field").asText(), bad.getKey());
      }
    }
    slowBody(product);
  }

  private Map<String, Bad> bad() {
    byte[] docx = Documents.docx(Documents.ENGLISH);
    Map<String, Bad> bad = new LinkedHashMap<>();
    bad.put("nothing", file("a.txt", new byte[0], 422));
    bad.put("noise called text", file("a.txt", Documents.noise(4_000_000), 415));
    bad.put("zeros", file("a.txt", new byte[4_000_000], 415));
    bad.put("half a document", file("a.docx", Arrays.copyOf(docx, docx.length / 2), 422));
    bad.put("another archive", file("a.docx", Documents.zip(Map.of("a", new byte[9])), 415));
    bad.put("macros", file("a.docx", Documents.docm(), 415));
    bad.put("a bomb", file("a.docx", Documents.docxBomb(), 422));
    bad.put("a bomb in front", file("a.docx", Documents.docxWithBombInFront(), 422));
    bad.put("a locked PDF", file("a.pdf", Documents.lockedPdf("x"), 422));
    bad.put("a scan", file("a.pdf", Documents.scannedPdf(), 422));
    bad.put("a PDF bomb", file("a.pdf", Documents.pdfBomb(), 422));
    bad.put("too large a file", file("a.txt", filled(5 * 1024 * 1024 + 1), 413));
    bad.put("20 MB", new Bad(form("a.txt", filled(20_000_000)), Set.of(413), "file"));
    bad.put("no end in sight", new Bad(endless(), Set.of(413), ""));
    bad.put("no form", new Bad(BodyPublishers.ofString("{}"), Set.of(400), ""));
    bad.put("cut off", new Bad(BodyPublishers.ofByteArray(unfinished()), Set.of(400), ""));
    bad.put("100 parts", new Bad(hundredParts(), Set.of(400), ""));
    return bad;
  }

  private static Bad file(String name, byte[] content, int status) {
    return new Bad(form(name, content), Set.of(status), "file");
  }

  private static BodyPublisher form(String name, byte[] content) {
    return BodyPublishers.ofByteArray(new Form().file("file", name, content).bytes());
  }

  private static byte[] unfinished() {
    return new Form().field("title", "x").file("file", "a.txt", new byte[100]).unfinished();
  }

  private static BodyPublisher hundredParts() {
    Form form = new Form().file("file", "a.txt", Documents.utf8("x"));
    for (int i = 0; i < 100; i++) {
      form.field("genre", "x");
    }
    return BodyPublishers.ofByteArray(form.bytes());
  }

  private static byte[] filled(int size) {
    byte[] text = new byte[size];
    Arrays.fill(text, (byte) 'x');
    return text;
  }

  /** Chunked, and more of it than anybody waits for. */
  private static BodyPublisher endless() {
    byte[] beginning = new Form().file("file", "a.txt", new byte[0]).unfinished();
    byte[] piece = filled(1_000_000);
    return BodyPublishers.concat(
        BodyPublishers.ofByteArray(Arrays.copyOf(beginning, beginning.length - 2)),
        BodyPublishers.ofByteArrays(java.util.Collections.nCopies(25, piece)));
  }

  private HttpResponse<String> send(GrandstandProcess product, BodyPublisher body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(product.uri("api/stories/upload"))
            .header("Content-Type", Form.TYPE)
            .header("Authorization", "Bearer " + token)
            .version(HttpClient.Version.HTTP_1_1)
            .timeout(Duration.ofSeconds(60))
            .POST(body)
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  /** Promises a body and goes away in the middle of it. */
  private void slowBody(GrandstandProcess product) throws IOException {
    try (Socket socket = new Socket("localhost", product.port())) {
      OutputStream out = socket.getOutputStream();
      String head =
          "POST /api/stories/upload HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
              + token
              + "\r\nContent-Type: "
              + Form.TYPE
              + "\r\nContent-Length: 1000000\r\n\r\n";
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      out.write(unfinished());
      out.flush();
    }
  }

  private static long rows(GrandstandProcess product) throws Exception {
    Matcher port = PORT.matcher(product.output());
    assertTrue(port.find(), "the log names no port");
    String url = "jdbc:postgresql://localhost:" + port.group(1) + "/postgres?user=postgres";
    try (Connection connection = DriverManager.getConnection(url);
        ResultSet count =
            connection
                .createStatement()
                .executeQuery(
                    "select (select count(*) from stories) + (select count(*) from step_runs)"
                        + " + (select count(*) from file_deletions)")) {
      assertTrue(count.next());
      return count.getLong(1);
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(directory.resolve("data").resolve("files"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static long peak(Path log, int skip) throws IOException {
    return Files.readAllLines(log).stream()
        .skip(skip)
        .map(COLLECTION::matcher)
        .filter(Matcher::find)
        .mapToLong(found -> Long.parseLong(found.group(1)))
        .max()
        .orElse(0);
  }
}
