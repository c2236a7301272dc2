package live.grandstand.providers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LocalRewriterTest {
  private static final String STORY =
      """
      The old lighthouse stood on a cliff above the sea. Every night the keeper lit the lamp.
      One winter a storm broke the lamp. The keeper carried a lantern up the lighthouse stairs.

      A fishing boat saw the lantern and found the harbour. The fishermen thanked the keeper.
      It was a Tuesday. Nobody remembers more about it.
      """;
  private static final String TRUYEN =
      "Ngày xưa có một ngôi làng nhỏ bên bờ sông. Cô bé Lan nuôi một con trâu đen. "
          + "Mùa lũ về, con trâu đen cứu cả ngôi làng. Hôm đó là thứ ba.";

  private final TextModel model = new LocalRewriter();

  private String rewrite(String text, String prompt) {
    return model.rewrite(new RewriteText(text, prompt)).text();
  }

  @Test
  void itSaysThatItIsTheLocalOne() {
    assertEquals("local", model.rewrite(new RewriteText("Hello.", "")).provider());
  }

  @Test
  void spacesControlCharactersAndBlankLinesAreCleaned() {
    assertEquals(
        "One two three.\n\nFour.",
        rewrite("\uFEFF  One\t two\u0007\r\nthree.\r\n\r\n\r\n \t\r\n Fo\u200Bur. \0\ud800", ""));
  }

  @Test
  void linesThatWereBrokenAreJoinedAndLinesOfListsAndSpeechStay() {
    assertEquals("broken in the middle", rewrite("broken in\nthe middle", ""));
    assertEquals("To buy:\n- milk\n- bread", rewrite("To buy:\n- milk\n- bread", ""));
    assertEquals("Lan hỏi:\n– Ai đó?", rewrite("Lan hỏi:\n– Ai đó?", ""));
  }

  @Test
  void aVeryLongParagraphBecomesSeveralWithTheSameWords() {
    String text = "The rain went on all day and nobody in the town was dry. ".repeat(30).strip();

    String written = rewrite(text, "");

    assertTrue(written.split("\n\n").length > 3, written);
    assertEquals(Words.in(text), Words.in(written));
  }

  @Test
  void shortenLeavesHalfAndTheHeavySentences() {
    String written = rewrite(STORY, "Please shorten this");

    assertTrue(Words.count(written) <= Words.count(STORY) / 2 + 1, written);
    assertTrue(written.contains("lighthouse") && written.contains("keeper"), written);
    assertFalse(written.contains("Tuesday"), written);
  }

  @Test
  void shortenGoesToTheWordsOrTheShareThatWasSaid() {
    int all = Words.count(STORY);
    for (String prompt :
        List.of("shorten to 20 words", "rút gọn còn 20 từ", "Tóm tắt trong 20 chữ")) {
      int words = Words.count(rewrite(STORY, prompt));
      assertTrue(words <= 20 && words >= 10, prompt + ": " + words);
    }
    for (String prompt :
        List.of(
            "shorten to 25%", "summarise to a quarter", "rút gọn còn 1/4", "shorter, 4 times")) {
      int words = Words.count(rewrite(STORY, prompt));
      assertTrue(words <= all / 4 + 1 && words >= all / 8, prompt + ": " + words);
    }
    assertTrue(Words.count(rewrite(STORY, "shorten by 20%")) > all * 6 / 10);
  }

  @Test
  void shorterThanItsShortestSentenceIsCutBetweenWords() {
    assertEquals("The lamp…", rewrite("The lamp went out.", "shorten to 2 words"));
  }

  @Test
  void keepLeavesWordsAndParagraphsAlone() {
    String text = "Một. " + "Dài lắm rồi đó bạn ơi. ".repeat(60).strip();

    assertEquals(text, rewrite(text, "Giữ nguyên giúp tôi"));
    assertEquals(text, rewrite(text, "Keep it"));
  }

  @Test
  void aHeadlineIsMadeOfWordsThatStandInTheText() {
    String english = rewrite(STORY, "add a headline").split("\n\n")[0];
    String vietnamese = rewrite(TRUYEN, "Đặt tiêu đề và rút gọn một nửa").split("\n\n")[0];

    assertTrue(Words.count(english) <= 7 && english.contains("lighthouse"), english);
    assertTrue(Words.count(vietnamese) <= 7, vietnamese);
    assertTrue(
        TRUYEN.toLowerCase(Locale.ROOT).contains(vietnamese.toLowerCase(Locale.ROOT)), vietnamese);
  }

  @Test
  void aPromptThatIsNotUnderstoodHasNoEffect() {
    assertEquals(rewrite(STORY, ""), rewrite(STORY, "Make it rhyme like Kipling"));
  }

  @Test
  void textWithoutAnythingToSeeIsRefusedForGood() {
    ProviderException refused =
        assertThrows(ProviderException.class, () -> rewrite("\0\u200b\uFEFF", ""));

    assertFalse(refused.retryable());
  }

  @Test
  void textsOfUnusualShapeTakeNoUnusualTime() {
    for (String text :
        List.of(
            "a" + "\n \n".repeat(200_000) + "b",
            "a" + " ".repeat(500_000) + "b",
            "x".repeat(500_000),
            "A. ".repeat(20_000),
            "- a\n".repeat(20_000))) {
      assertTimeout(
          Duration.ofSeconds(20),
          () -> assertFalse(rewrite(text, "shorten by half, with a headline").isBlank()));
    }
  }

  @Property(tries = 300)
  void anyTextUnderAnyPromptIsRewrittenOrRefused(@ForAll String text, @ForAll String prompt) {
    if (text.isBlank()) {
      return;
    }
    try {
      assertFalse(rewrite(text, prompt).isBlank());
    } catch (ProviderException refused) {
      assertFalse(refused.retryable());
    }
  }
}
