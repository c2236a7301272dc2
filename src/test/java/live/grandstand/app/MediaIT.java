package live.grandstand.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import live.grandstand.app.Api.Answer;
import live.grandstand.testing.Await;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From a text to sound and pictures over REST, with the local providers (pipeline.md). */
@ExtendWith(Product.class)
class MediaIT {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
  private static final String ENGLISH =
      "Once upon a time there was a lighthouse on a rock. ".repeat(12).strip();
  private static final String VIETNAMESE =
      "Ngày xửa ngày xưa có một cây sáo trúc ở trong làng. ".repeat(12).strip();

  private static Person ada;
  private static String story;
  private static JsonNode sound;

  @BeforeAll
  static void aStoryIsMade() {
    ada = Person.registered(Product.api());
    story = auto(ENGLISH);
    sound = items(story, "audio").get(0);
  }

  private static String auto(String content) {
    Map<String, Object> wanted = Map.of("title", "The tale", "content", content, "auto", true);
    Answer made = ada.api().post("stories", wanted);
    assertEquals(201, made.status(), made.text());
    String path = "stories/" + made.text("/id");
    Await.until(
        "it is spoken and painted",
        PATIENCE,
        LOOK_AGAIN,
        () -> {
          JsonNode status = ada.api().get(path).json().path("status");
          assertTrue(status.path("error").isNull(), status::toString);
          return status.path("audioGenerated").asBoolean()
              && status.path("imagesGenerated").asBoolean();
        });
    return path;
  }

  private static JsonNode items(String path, String kind) {
    Answer list = ada.api().get(path + "/" + kind);
    assertEquals(200, list.status(), list.text());
    assertTrue(list.json().path("items").size() > 0, list.text());
    return list.json().path("items");
  }

  @Test
  void whatIsSpokenPlaysAsLongAsItSays() throws Exception {
    for (String path : List.of(story, auto(VIETNAMESE))) {
      int index = 0;
      for (JsonNode chunk : items(path, "audio")) {
        assertEquals(index++, chunk.path("chunkIndex").asInt());
        assertEquals("completed", chunk.path("status").asText());
        assertTrue(chunk.path("wordCount").asInt() <= 100, chunk::toString);
        HttpResponse<byte[]> file = fetched(chunk.path("audioFile").asText(), Map.of());
        assertEquals(200, file.statusCode());
        assertEquals("audio/wav", file.headers().firstValue("Content-Type").orElse(""));
        assertEquals(chunk.path("duration").asDouble(), seconds(file.body()), 0.01);
        assertTrue(chunk.path("duration").asDouble() > 1, chunk::toString);
      }
    }
  }

  private static double seconds(byte[] wav) throws IOException, UnsupportedAudioFileException {
    AudioFileFormat format = AudioSystem.getAudioFileFormat(new ByteArrayInputStream(wav));
    return format.getFrameLength() / (double) format.getFormat().getFrameRate();
  }

  @Test
  void whatIsPaintedHasTheSizeThatWasAskedForAndTakesThePlaceOfWhatWas() throws Exception {
    String path = auto(ENGLISH);
    JsonNode before = items(path, "images").get(0);
    assertPicture(before, 1024, 1024);

    Map<String, String> wanted = Map.of("artStyle", "watercolor", "imageSize", "512x512");
    assertEquals(202, ada.api().post(path + "/images", wanted).status());
    Await.until(
        "it is painted anew",
        PATIENCE,
        LOOK_AGAIN,
        () -> ada.api().get(path + "/images").text().contains("512x512"));

    JsonNode after = items(path, "images").get(0);
    assertEquals("watercolor", after.at("/style/artStyle").asText());
    assertTrue(after.path("prompt").asText().contains("watercolor"), after::toString);
    assertPicture(after, 512, 512);
    assertEquals(404, fetched(before.path("imageFile").asText(), Map.of()).statusCode());
  }

  private static void assertPicture(JsonNode chunk, int width, int height) throws Exception {
    HttpResponse<byte[]> file = fetched(chunk.path("imageFile").asText(), Map.of());
    assertEquals("image/png", file.headers().firstValue("Content-Type").orElse(""));
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(file.body()));
    assertEquals(width, picture.getWidth());
    assertEquals(height, picture.getHeight());
  }

  @Test
  void aPartOfAFileIsAPartOfIt() throws Exception {
    String path = sound.path("audioFile").asText();
    HttpResponse<byte[]> whole = fetched(path, Map.of());
    byte[] all = whole.body();
    String etag = header(whole, "ETag");
    assertEquals("bytes", header(whole, "Accept-Ranges"));
    assertEquals(all.length, Integer.parseInt(header(whole, "Content-Length")));
    assertTrue(header(whole, "Cache-Control").startsWith("private"), whole::toString);
    assertEquals("nosniff", header(whole, "X-Content-Type-Options"));
    assertEquals("inline; filename=\"audio-001.wav\"", header(whole, "Content-Disposition"));

    HttpResponse<byte[]> part = fetched(path, Map.of("Range", "bytes=10-109"));
    assertEquals(206, part.statusCode());
    assertArrayEquals(Arrays.copyOfRange(all, 10, 110), part.body());
    assertEquals("bytes 10-109/" + all.length, header(part, "Content-Range"));
    assertEquals("100", header(part, "Content-Length"));

    HttpResponse<byte[]> end = fetched(path, Map.of("Range", "bytes=-7"));
    assertArrayEquals(Arrays.copyOfRange(all, all.length - 7, all.length), end.body());
    HttpResponse<byte[]> behind = fetched(path, Map.of("Range", "bytes=" + all.length + "-"));
    assertEquals(416, behind.statusCode());
    assertEquals("bytes */" + all.length, header(behind, "Content-Range"));
    assertEquals("application/problem+json", header(behind, "Content-Type").split(";", 2)[0]);

    assertEquals(200, fetched(path, Map.of("Range", "bytes=0-1,4-5")).statusCode());
    Map<String, String> same = Map.of("Range", "bytes=0-9", "If-Range", etag);
    assertEquals(206, fetched(path, same).statusCode());
    Map<String, String> other = Map.of("Range", "bytes=0-9", "If-Range", "\"another\"");
    assertArrayEquals(all, fetched(path, other).body());
    HttpResponse<byte[]> known = fetched(path, Map.of("If-None-Match", etag));
    assertEquals(304, known.statusCode());
    assertEquals(0, known.body().length);
  }

  @Test
  void theHeadOfAFileIsThatOfTheWhole() throws Exception {
    String path = sound.path("audioFile").asText();
    int size = fetched(path, Map.of()).body().length;

    HttpResponse<byte[]> head = asked("HEAD", ada.api(), path, Map.of());

    assertEquals(200, head.statusCode());
    assertEquals("audio/wav", header(head, "Content-Type"));
    assertEquals(Integer.toString(size), header(head, "Content-Length"));
    assertEquals(0, head.body().length);
  }

  @Test
  void whatIsMadeOfAStoryIsItsOwnersAndAdministrators() throws Exception {
    Person eve = Person.registered(Product.api());
    String picture = items(story, "images").get(0).path("imageFile").asText();
    for (String kind : List.of("audio", "images")) {
      Problems.refused(404, eve.api().get(story + "/" + kind));
      Problems.refused(404, eve.api().post(story + "/" + kind, Map.of()));
    }
    for (String path : List.of(sound.path("audioFile").asText(), picture)) {
      assertEquals(404, asked("GET", eve.api(), path, Map.of()).statusCode());
      assertEquals(200, asked("GET", Product.admin().api(), path, Map.of()).statusCode());
    }
    Problems.refused(404, ada.api().get("audio/" + UUID.randomUUID() + "/file"));
  }

  @Test
  void withoutAGeneratedTextThereIsNothingToSpeakOrPaint() {
    String path = "stories/" + ada.story();

    Problems.refused(422, ada.api().post(path + "/audio", Map.of()));
    Problems.refused(422, ada.api().post(path + "/images", Map.of()));
  }

  @Test
  void whatIsWrongIsNamed() {
    Problems.names("maxWordsPerChunk", bad("audio", "maxWordsPerChunk", 19));
    Problems.names("maxWordsPerChunk", bad("audio", "maxWordsPerChunk", 501));
    Problems.names("voiceModel", bad("audio", "voiceModel", "no such voice"));
    Problems.names("artStyle", bad("images", "artStyle", "x".repeat(51)));
    Problems.names("imageSize", bad("images", "imageSize", "1x1"));
    Problems.names("cursor", ada.api().get(story + "/audio?cursor=x"));
  }

  private static Answer bad(String kind, String field, Object value) {
    Answer answer = ada.api().send("POST", story + "/" + kind, Map.of(field, value));
    Problems.refused(400, answer);
    return answer;
  }

  @Test
  void aDeletedStoryTakesItsFilesWithIt() throws Exception {
    String path = auto(ENGLISH);
    String file = items(path, "audio").get(0).path("audioFile").asText();
    assertEquals(200, fetched(file, Map.of()).statusCode());

    assertEquals(204, ada.api().delete(path).status());

    assertEquals(404, fetched(file, Map.of()).statusCode());
  }

  private static HttpResponse<byte[]> fetched(String path, Map<String, String> headers)
      throws IOException, InterruptedException {
    return asked("GET", ada.api(), path, headers);
  }

  private static HttpResponse<byte[]> asked(
      String method, Api who, String path, Map<String, String> headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(Product.uri().resolve(path))
            .timeout(Duration.ofSeconds(30))
            .header("Authorization", "Bearer " + who.token())
            .method(method, HttpRequest.BodyPublishers.noBody());
    headers.forEach(request::header);
    return HTTP.send(request.build(), BodyHandlers.ofByteArray());
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
