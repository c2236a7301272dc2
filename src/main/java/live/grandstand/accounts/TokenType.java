package live.grandstand.accounts;

import java.util.Locale;

/** What a token is for, written in its {@code typ} claim; one is never accepted as the other. */
enum TokenType {
  ACCESS,
  REFRESH;

  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
