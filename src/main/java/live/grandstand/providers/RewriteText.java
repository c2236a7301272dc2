package live.grandstand.providers;

/**
 * Rewrite a text.
 *
 * @param text what to rewrite; not blank
 * @param prompt what the user wants done with it, in any language; empty for nothing in particular
 */
public record RewriteText(String text, String prompt) {
  public RewriteText {
    if (text.isBlank()) {
      throw new IllegalArgumentException("there is no text to rewrite");
    }
  }

  @Override
  public String toString() {
    return "RewriteText[" + text.length() + " chars]"; // a story is nobody's log line
  }
}
