package live.grandstand.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import live.grandstand.testing.Backstage;
import live.grandstand.testing.Backstage.Person;
import live.grandstand.testing.GrandstandProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An acknowledged message is a stored message, whatever happens next (realtime.md §3). */
class DurabilityIT {
  /** As many as the history shows, so that each stored one has to be in it. */
  private static final int MESSAGES = 20;

  private static final int BEFORE_THE_KILL = 10;

  @Test
  void whatWasAcknowledgedJustBeforeAKillIsInTheHistoryAfterTheRestart(@TempDir Path directory)
      throws Exception {
    GrandstandProcess first = GrandstandProcess.start(directory, Map.of());
    Backstage backstage = new Backstage(first);
    Person streamer = backstage.register("streamer");
    String stream = backstage.goLive(streamer);

    List<String> acknowledged = chatUntilTheKill(first, streamer, stream);

    try (GrandstandProcess second = GrandstandProcess.start(directory, Map.of());
        JavaViewer viewer = JavaViewer.connect(second, streamer, "websocket")) {
      JsonNode history = viewer.join(stream);
      List<String> kept = texts(history, "id");
      assertTrue(acknowledged.size() >= BEFORE_THE_KILL, acknowledged::toString);
      assertEquals(acknowledged, kept.subList(0, acknowledged.size()));
      assertEquals(sentTexts().subList(0, kept.size()), texts(history, "message"));

      JsonNode next = viewer.say(stream, "and on it goes").get(10, TimeUnit.SECONDS);
      assertTrue(next.path("ok").asBoolean(), next::toString);
      String newest = viewer.sees("and on it goes").path("id").asText();
      assertTrue(newest.compareTo(kept.get(kept.size() - 1)) > 0, "ids go on growing");
    }
  }

  /** Sends all messages at once, kills at the tenth acknowledgement, answers the ids of these. */
  private static List<String> chatUntilTheKill(
      GrandstandProcess grandstand, Person streamer, String stream) throws Exception {
    try (JavaViewer viewer = JavaViewer.connect(grandstand, streamer, "websocket")) {
      viewer.join(stream);
      CountDownLatch enough = new CountDownLatch(BEFORE_THE_KILL);
      List<CompletableFuture<JsonNode>> answers = new ArrayList<>();
      for (String text : sentTexts()) {
        CompletableFuture<JsonNode> answer = viewer.say(stream, text);
        answer.thenRun(enough::countDown);
        answers.add(answer);
      }
      assertTrue(enough.await(30, TimeUnit.SECONDS));
      grandstand.kill();
      return answers.stream()
          .filter(CompletableFuture::isDone)
          .map(CompletableFuture::join)
          .filter(ack -> ack.path("ok").asBoolean())
          .map(ack -> ack.path("id").asText())
          .toList();
    }
  }

  private static List<String> sentTexts() {
    return IntStream.range(0, MESSAGES).mapToObj(i -> "message " + i).toList();
  }

  private static List<String> texts(JsonNode messages, String field) {
    return StreamSupport.stream(messages.spliterator(), false)
        .map(message -> message.path(field).asText())
        .toList();
  }
}
