package live.grandstand.providers;

import java.time.Duration;

/** The local models for those who want to know what they take by themselves. */
public final class LocalModels {
  private LocalModels() {}

  /** How long the text model takes for a text, on average, once it is warm. */
  public static Duration rewriting(String text, int times) {
    LocalRewriter model = new LocalRewriter();
    for (int i = 0; i < times; i++) {
      model.rewrite(new RewriteText(text, ""));
    }
    long begun = System.nanoTime();
    for (int i = 0; i < times; i++) {
      model.rewrite(new RewriteText(text, ""));
    }
    return Duration.ofNanos((System.nanoTime() - begun) / times);
  }
}
