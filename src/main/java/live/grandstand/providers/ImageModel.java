package live.grandstand.providers;

/** Paints pictures. Safe for use by many threads; blocks until the picture is done. */
public interface ImageModel {
  /**
   * One picture of exactly the size that was asked for.
   *
   * @throws ProviderException when there is none to be had
   */
  Painted paint(PaintImage request);
}
