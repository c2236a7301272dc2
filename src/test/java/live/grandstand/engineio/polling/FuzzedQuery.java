package live.grandstand.engineio.polling;

import java.nio.charset.StandardCharsets;

/** What must hold for any query. */
public final class FuzzedQuery {
  private FuzzedQuery() {}

  /** It is read, whatever it is. */
  public static void query(byte[] input) {
    Query.parse(new String(input, StandardCharsets.ISO_8859_1));
  }
}
