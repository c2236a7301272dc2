package live.grandstand.providers;

/** Rewrites text. Safe for use by many threads; blocks until the text is there. */
public interface TextModel {
  /**
   * One text, rewritten.
   *
   * @throws ProviderException when there is none to be had
   */
  Rewritten rewrite(RewriteText request);
}
