package live.grandstand.providers;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class FormantSpeechTest implements SpeechContract {
  @Override
  public SpeechModel model() {
    return new FormantSpeech();
  }

  @Test
  void theSixTonesOfVietnameseMoveThePitchInSixWays() {
    long ways =
        List.of("ma", "mà", "má", "mả", "mã", "mạ").stream()
            .map(VietnameseSounds::of)
            .distinct()
            .count();

    assertTrue(ways == 6, "ways: " + ways);
  }

  @Property(tries = 200)
  void anyTextCanBeSpoken(@ForAll @StringLength(min = 1, max = 40) String text) {
    if (!text.isBlank()) {
      for (String voice : List.of("en", "vi")) {
        assertTrue(model().speak(new SpeakText(text, voice)).data().length > 44);
      }
    }
  }
}
