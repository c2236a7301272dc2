package live.grandstand.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextChunksTest {
  @Test
  void sentencesStayWhole() {
    String text = "Ngày xưa có một cô bé. Cô sống bên sông! Mỗi sáng, cô hát. Rồi cô đi xa…";

    assertEquals(
        List.of("Ngày xưa có một cô bé.", "Cô sống bên sông! Mỗi sáng, cô hát.", "Rồi cô đi xa…"),
        TextChunks.ofSentences(text, 9));
  }

  @Test
  void aSentenceThatIsTooLongIsCutBehindAWord() {
    assertEquals(
        List.of("One two three,", "four five six", "seven. Eight nine."),
        TextChunks.ofSentences("One two three, four five six seven. Eight nine.", 3));
  }

  @Test
  void aHeadingWithoutAFullStopIsASentence() {
    assertEquals(
        List.of("Chapter one", "It was dark and cold outside."),
        TextChunks.ofSentences("Chapter one\n\nIt was dark and cold outside.", 6));
  }

  @Test
  void paragraphsStayWholeWhenTheyFit() {
    String text = "One two. Three.\n\nFour five.\nSix.\n\nSeven eight nine. Ten.";

    assertEquals(
        List.of("One two. Three.\n\nFour five.\nSix.", "Seven eight nine. Ten."),
        TextChunks.ofParagraphs(text, 7));
  }

  @Test
  void aShortParagraphBeforeALongOneDoesNotStandAlone() {
    String text = "Title\n\n" + "One two three four five six. ".repeat(3);

    assertEquals(
        List.of(
            "Title\n\nOne two three four five six. One two three four five six.",
            "One two three four five six."),
        TextChunks.ofParagraphs(text, 15));
  }

  @Test
  void linesAreParagraphsWhereThereAreNoBlankLines() {
    assertEquals(
        List.of("one two\nthree", "four five six"),
        TextChunks.ofParagraphs("one two\nthree\nfour five six", 4));
  }

  @Test
  void ideographsAreCutAnywhereIfNeedBe() {
    assertEquals(List.of("我喜歡", "貓和狗。", "他也是。"), TextChunks.ofSentences("我喜歡貓和狗。他也是。", 3));
  }

  @Test
  void nothingIsNoChunk() {
    assertEquals(List.of(), TextChunks.ofSentences("", 100));
    assertEquals(List.of(), TextChunks.ofParagraphs(" \n\n\t ", 100));
    assertThrows(IllegalArgumentException.class, () -> TextChunks.ofSentences("a", 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"!", "x", "😀", "e\u0301", "字", " a", ".\n", "A. ", "ก", "\n\n"})
  void aMillionCharactersOfAnythingAreCutInTime(String piece) {
    String text = piece.repeat(1_000_000 / piece.length());

    assertTimeout(
        Duration.ofSeconds(10),
        () -> {
          keepsItsPromises(text, 100, TextChunks::ofSentences);
          keepsItsPromises(text, 600, TextChunks::ofParagraphs);
        });
  }

  @Property
  void nothingIsLostAndLimitsAreKept(
      @ForAll("prose") String text, @ForAll @IntRange(min = 1, max = 40) int maxWords) {
    keepsItsPromises(text, maxWords, TextChunks::ofSentences);
    keepsItsPromises(text, maxWords, TextChunks::ofParagraphs);
  }

  @Property
  void anyTextIsCut(@ForAll String text, @ForAll @IntRange(min = 1, max = 5) int maxWords) {
    keepsItsPromises(text, maxWords, TextChunks::ofSentences);
    keepsItsPromises(text, maxWords, TextChunks::ofParagraphs);
  }

  private static void keepsItsPromises(
      String text, int maxWords, BiFunction<String, Integer, List<String>> cut) {
    List<String> chunks = cut.apply(text, maxWords);

    int at = 0;
    for (String chunk : chunks) {
      assertEquals(chunk.strip(), chunk);
      assertFalse(chunk.isEmpty());
      assertTrue(Words.count(chunk) <= maxWords, () -> "too many words: " + chunk);
      assertTrue(chunk.length() <= maxWords * TextChunks.CHARACTERS_PER_WORD, chunk);
      int found = text.indexOf(chunk, at);
      assertTrue(found >= 0 && text.substring(at, found).isBlank(), () -> "lost before " + chunk);
      at = found + chunk.length();
    }
    assertTrue(text.substring(at).isBlank());
    assertEquals(chunks, cut.apply(text, maxWords));
  }

  /** Words of several scripts with all that can be between them. */
  @Provide
  Arbitrary<String> prose() {
    return Arbitraries.of(
            "a",
            "Hello",
            "nghiêng",
            "3.14",
            "it's",
            "字",
            "日本語",
            "かな",
            "สวัสดี",
            "мир",
            "😀",
            "e\u0301\u0323",
            "\ud83d",
            "U.S.",
            " ",
            "  ",
            "\n",
            "\n\n",
            "\r\n",
            "\t",
            "\u00a0",
            "\u2028",
            "\u2029",
            "\u200b",
            "\ufeff",
            ". ",
            "! ",
            "?",
            "…",
            ", ",
            "“",
            "”",
            "(",
            ")",
            "-",
            " — ",
            "。",
            ".",
            "1",
            "x".repeat(70))
        .list()
        .ofMaxSize(80)
        .map(parts -> String.join("", parts));
  }
}
