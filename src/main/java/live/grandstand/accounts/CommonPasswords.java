package live.grandstand.accounts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The passwords that are tried first, from {@code common-passwords.txt} next to this class. */
final class CommonPasswords {
  private static final Set<String> PASSWORDS = load();

  private CommonPasswords() {}

  /** Whether this is one of them, in any case. */
  static boolean contain(String password) {
    return PASSWORDS.contains(password.toLowerCase(Locale.ROOT));
  }

  static int size() {
    return PASSWORDS.size();
  }

  private static Set<String> load() {
    try (InputStream in = CommonPasswords.class.getResourceAsStream("common-passwords.txt");
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
