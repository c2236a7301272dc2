package live.grandstand.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.UUID;
import live.grandstand.platform.AppException;
import live.grandstand.platform.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code chat_message} and {@code join_stream_room} carry. */
class SendMessageTest {
  private static final String ID = "01890f6e-0000-7000-8000-000000000001";

  @Test
  void aMessageIsItsCleanText() {
    assertEquals("hello", message(" hello\u0000 ").text(500));
  }

  @Test
  void aMessageMayBeJustAsLongAsAllowedInCharactersNotInBytes() {
    assertEquals(500, message("👏".repeat(500)).text(500).codePointCount(0, 1_000));
    assertRefused(
        "message is longer than 500 characters", () -> message("👏".repeat(501)).text(500));
  }

  @Test
  void whatIsTrimmedDoesNotCount() {
    assertEquals("a".repeat(500), message("  " + "a".repeat(500) + "\n").text(500));
  }

  @Test
  void aMissingMessageIsRefused() {
    assertRefused("message is missing", () -> message(null).text(500));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\n\t",
        "\u0000\u0001",
        "\u2003",
        "\u00a0",
        "\u200b\u2060",
        "\u3164",
        "\uD83D"
      })
  void aBlankMessageIsRefused(String text) {
    assertRefused("message is blank", () -> message(text).text(500));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  "})
  void aMissingStreamIsRefused(String streamId) {
    assertRefused("streamId is missing", () -> new StreamRef(streamId).stream());
    assertRefused("streamId is missing", () -> new SendMessage(streamId, "x").stream());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "1-1-1-1-1",
        "x",
        "01890f6e-0000-7000-8000-00000000000",
        "01890f6e-0000-7000-8000-0000000000011",
        "01890f6e000070008000000000000001",
        "{01890f6e-0000-7000-8000-000000000001}",
        " 01890f6e-0000-7000-8000-000000000001",
        "__proto__",
        "../../etc"
      })
  void whatIsNoIdIsRefused(String streamId) {
    assertRefused("streamId is not an id", () -> new StreamRef(streamId).stream());
  }

  @ParameterizedTest
  @CsvSource({"01890f6e-0000-7000-8000-00000000000a", "01890F6E-0000-7000-8000-00000000000A"})
  void anIdIsTheSameInEitherCase(String streamId) {
    assertEquals(
        UUID.fromString("01890f6e-0000-7000-8000-00000000000a"), new StreamRef(streamId).stream());
  }

  private static SendMessage message(String text) {
    return new SendMessage(ID, text);
  }

  private static void assertRefused(String message, Runnable read) {
    AppException refused = assertThrows(AppException.class, read::run);
    assertEquals(ErrorCode.BAD_REQUEST, refused.code());
    assertEquals(message, refused.detail());
  }
}
