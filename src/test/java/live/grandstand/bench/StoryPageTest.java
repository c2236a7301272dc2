package live.grandstand.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class StoryPageTest {
  @Test
  void everyFigureIsOnThePage() {
    String page =
        new StoryPage(
                List.of(
                    new StoryFigures.Round(1, 200, 2, 0.5, 1_400),
                    new StoryFigures.Round(2, 200, 1.5, 0.5, 1_500)))
            .text();

    for (String line :
        List.of(
            "| 1 | 200 | 6,000 | 10.00 | 0.50 | **9.50** | 95 % | 7.00 |",
            "| 2 | 200 | 8,000 | 15.00 | 0.50 | **14.50** | 97 % | 7.50 |")) {
      assertTrue(page.contains(line), () -> line + "\nis not in\n" + page);
    }
  }
}
