package live.grandstand.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import live.grandstand.app.Product;
import live.grandstand.testing.Backstage;
import live.grandstand.testing.Backstage.Person;
import live.grandstand.testing.GrandstandProcess;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The old Java client, which knows nothing of Grandstand, chats (realtime.md §1–3). */
@ExtendWith(Product.class)
class JavaClientIT {
  private static GrandstandProcess grandstand;
  private static Backstage backstage;
  private static Person anna;
  private static Person ben;

  @BeforeAll
  static void start() throws Exception {
    grandstand = Product.process();
    backstage = new Backstage(grandstand);
    anna = backstage.register("anna");
    ben = backstage.register("ben");
  }

  private static Stream<Arguments> transports() {
    return Stream.of(
        Arguments.of((Object) new String[] {"websocket"}),
        Arguments.of((Object) new String[] {"polling"}),
        Arguments.of((Object) new String[] {"polling", "websocket"}));
  }

  @ParameterizedTest
  @MethodSource("transports")
  void connectsJoinsAndChats(String[] transports) throws Exception {
    String stream = backstage.goLive(anna);
    try (JavaViewer first = JavaViewer.connect(grandstand, anna, transports);
        JavaViewer second = JavaViewer.connect(grandstand, ben, transports)) {
      JsonNode greeting = second.isTold("connected", connected -> true);
      assertEquals(second.sid(), greeting.path("sid").asText());
      assertEquals(ben.id(), greeting.path("userId").asText());

      assertEquals(0, first.join(stream).size());
      assertTrue(first.say(stream, "Hello Ben").get(10, TimeUnit.SECONDS).path("ok").asBoolean());
      JsonNode history = second.join(stream);
      first.counts(2);
      assertEquals(List.of(first.sees("Hello Ben")), List.of(history.get(0)));

      second.say(stream, "Hello Anna 👋");
      assertEquals(second.sees("Hello Anna 👋"), first.sees("Hello Anna 👋"));
      assertEquals("ben", first.sees("Hello Anna 👋").path("username").asText());
    }
  }

  @ParameterizedTest
  @MethodSource("transports")
  void isToldOfTheEndBeforeItIsDisconnected(String[] transports) throws Exception {
    String stream = backstage.goLive(anna);
    try (JavaViewer viewer = JavaViewer.connect(grandstand, ben, transports)) {
      viewer.join(stream);
      backstage.end(anna, stream);

      String reason = viewer.isDisconnected();
      assertTrue(List.of("io server disconnect", "transport close").contains(reason), reason);
      List<String> heard = viewer.heard();
      int notice = heard.indexOf("stream_ended_notification");
      assertTrue(notice >= 0 && notice < heard.indexOf("disconnect"), heard::toString);
    }
  }

  @Test
  void isToldWhyItMayNotSpeak() throws Exception {
    String stream = backstage.goLive(anna);
    try (JavaViewer viewer = JavaViewer.connect(grandstand, ben, "websocket")) {
      JsonNode ack = viewer.say(stream, "from outside").get(10, TimeUnit.SECONDS);

      assertEquals("not_in_room", ack.path("code").asText());
      assertEquals(
          "not_in_room", viewer.isTold("message_error", error -> true).path("code").asText());
    }
  }
}
