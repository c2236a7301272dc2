package live.grandstand.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "0|",
        "0| ",
        "0|… — !?",
        "0|😀 👍🏽",
        "5|Once upon a time, there",
        "4|It's 3.14, isn't it?",
        "7|Ngày xửa ngày xưa, ở một làng",
        "3|nha\u0300 cu\u0309a to\u0302i",
        "4|Ёжик в тумане спит",
        "3|مرحبا بالعالم الجميل",
        "4|我喜歡貓。",
        "2|สวัสดีชาวโลก",
        "2|one\u00a0two",
        "2|𝒪𝓃𝒸𝑒 𐐷𐐲𐑉"
      })
  void areCountedInAnyLanguage(int expected, String text) {
    assertEquals(expected, Words.count(text == null ? "" : text));
  }

  @Property
  void areNoMoreThanCharacters(@ForAll String text) {
    int words = Words.count(text);

    assertTrue(words >= 0 && words <= text.codePointCount(0, text.length()));
    assertEquals(words, Words.count("\n " + text + " \n"));
  }
}
