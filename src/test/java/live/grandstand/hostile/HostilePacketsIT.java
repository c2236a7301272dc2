package live.grandstand.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Socket.IO packets that no honest client sends, over a correct WebSocket. */
@ExtendWith(Target.class)
class HostilePacketsIT {
  private static final byte[] BYTES = {1, 2, 3};

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4",
        "47",
        "4x",
        "44{\"message\":\"only servers say so\"}",
        "42",
        "42{}",
        "42[]",
        "42\"message\"",
        "42[{}]",
        "42[[\"message\"]]",
        "42[null]",
        "42[true]",
        "42[\"connect\"]",
        "42[\"connect_error\"]",
        "42[\"disconnect\"]",
        "42[\"disconnecting\"]",
        "42[\"newListener\"]",
        "42[\"removeListener\"]",
        "42[\"message\"",
        "42[\"message\"]]",
        "42[\"message\"] [\"message\"]",
        "42/nowhere,[\"message\"]",
        "42999999999999999999[\"message\"]",
        "42-1[\"message\"]",
        "43[]",
        "4312{}",
        "40",
        "40[1]",
        "40/custom,[]",
        "41{}",
        "452[\"message\"]",
        "45-[\"message\"]",
        "45x-[\"message\"]",
        "4511-[\"message\"]",
        "4599999999-[\"message\"]",
        "45999999999999999999-[\"message\"]"
      })
  void aPacketThatIsNoneClosesItsConnection(String packet) throws IOException {
    try (RawWebSocket socket = connected()) {
      socket.text(packet);

      assertEquals(1002, socket.closeCode());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"42[\"message\"]", "431[]", "41", "451-[\"x\",{\"_placeholder\":true,\"num\":0}]"})
  void nothingMayComeBeforeTheConnect(String packet) throws IOException {
    try (RawWebSocket socket = RawWebSocket.open(Target.port(), "/socket.io/")) {
      socket.text(packet).binary(BYTES);

      assertEquals(1002, socket.closeCode());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"num\":\"0\"",
        "\"num\":-1",
        "\"num\":1",
        "\"num\":1e9",
        "\"num\":2147483648",
        "\"num\":0.5",
        "\"num\":null",
        "\"num\":{}",
        "\"name\":0"
      })
  void aPlaceholderWithoutItsAttachmentClosesItsConnection(String num) throws IOException {
    try (RawWebSocket socket = connected()) {
      socket.text("451-[\"message\",{\"_placeholder\":true," + num + "}]").binary(BYTES);

      assertEquals(1002, socket.closeCode());
    }
  }

  @Test
  void textInPlaceOfAnAttachmentClosesItsConnection() throws IOException {
    try (RawWebSocket socket = connected()) {
      socket.text("451-[\"message\",{\"_placeholder\":true,\"num\":0}]").text("42[\"message\"]");

      assertEquals(1002, socket.closeCode());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "450-[\"message\"]"})
  void anAttachmentThatWasNotAnnouncedClosesItsConnection(String packet) throws IOException {
    try (RawWebSocket socket = connected()) {
      if (!packet.isEmpty()) {
        socket.text(packet);
      }
      socket.binary(BYTES);

      assertEquals(1002, socket.closeCode());
    }
  }

  @Test
  void attachmentsTogetherLargerThanAMessageMayBeAreTooLarge() throws IOException {
    try (RawWebSocket socket = connected()) {
      socket.text("4510-[\"message\"]");
      for (int i = 0; i < 6; i++) {
        socket.binary(new byte[200_000]);
      }

      assertEquals(1009, socket.closeCode());
    }
  }

  static Stream<Arguments> deep() {
    return Stream.of(
        arguments("arrays", "[".repeat(100_000) + "]".repeat(100_000)),
        arguments("objects", "{\"a\":".repeat(50_000) + "1" + "}".repeat(50_000)),
        arguments("arrays never closed", "[".repeat(900_000)),
        arguments("a number of 100,000 digits", "9".repeat(100_000)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("deep")
  void whatWouldCostTooMuchToReadClosesItsConnection(String name, String json) throws IOException {
    try (RawWebSocket socket = connected()) {
      socket.text("42[\"message\"," + json + "]");

      assertEquals(1002, socket.closeCode());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1e999999999", "-1e-999999999", "1E400", "{\"a\":1,\"a\":2}", "\"\\ud800x\""})
  void whatIsStrangeButJsonIsTakenOrRefusedAtOnce(String json) throws IOException {
    try (RawWebSocket socket = connected()) {
      socket.text("42[\"message\"," + json + "]");
      RawWebSocket.Frame answer = socket.read();

      assertTrue(
          answer.opcode() == RawWebSocket.TEXT && answer.text().startsWith("42[\"message-back\",")
              || answer.closeCode() == 1002,
          answer.text());
    }
  }

  @Test
  void anAttachmentMayBeAskedForTwice() throws IOException {
    String placeholder = "{\"_placeholder\":true,\"num\":0}";
    try (RawWebSocket socket = connected()) {
      socket.text("451-[\"message\"," + placeholder + "," + placeholder + "]").binary(BYTES);

      assertTrue(socket.readText().startsWith("452-[\"message-back\","));
    }
  }

  @Test
  void anAcknowledgementNobodyAskedForIsIgnored() throws IOException {
    try (RawWebSocket socket = connected()) {
      socket.text("43123[1]").text("42[\"message\",1]");

      assertEquals("42[\"message-back\",1]", socket.readText());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/__proto__", "/constructor", "/%00", "/../admin", "/\u202e", "/ "})
  void anUnknownNamespaceIsRefusedByName(String name) throws IOException {
    try (RawWebSocket socket = connected()) {
      socket.text("40" + name + ",");

      assertEquals("44" + name + ",{\"message\":\"Invalid namespace\"}", socket.readText());
    }
  }

  @Test
  void aNamespaceMayBeNamedAtAnyLength() throws IOException {
    try (RawWebSocket socket = connected()) {
      socket.text("40/" + "n".repeat(500_000) + ",");

      assertTrue(socket.readText().endsWith("n,{\"message\":\"Invalid namespace\"}"));
    }
  }

  private static RawWebSocket connected() throws IOException {
    RawWebSocket socket = RawWebSocket.open(Target.port(), "/socket.io/");
    socket.readText();
    socket.text("40");
    socket.readText();
    socket.readText();
    return socket;
  }
}
