package live.grandstand.platform;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of a header such as {@code form-data; name="file"; filename="a.txt"}. Of one that
 * is there twice the first counts.
 */
final class HeaderParameters {
  private final Map<String, String> values = new HashMap<>();

  private HeaderParameters() {}

  static HeaderParameters of(String header) {
    HeaderParameters parameters = new HeaderParameters();
    int at = header.indexOf(';');
    while (at >= 0 && at < header.length()) {
      at = parameters.read(header, at + 1);
    }
    return parameters;
  }

  /** A parameter, whose name is given in small letters. */
  Optional<String> get(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** Reads one and answers where it ends: at the next semicolon, or at the end. */
  private int read(String header, int from) {
    int equals = header.indexOf('=', from);
    int end = header.indexOf(';', from);
    if (equals < 0 || (end >= 0 && end < equals)) {
      return end;
    }
    String name = header.substring(from, equals).strip().toLowerCase(Locale.ROOT);
    int start = equals + 1;
    if (start < header.length() && header.charAt(start) == '"') {
      return readQuoted(name, header, start + 1);
    }
    int behind = end < 0 ? header.length() : end;
    values.putIfAbsent(name, header.substring(start, behind).strip());
    return behind;
  }

  /** Browsers write a quote inside as %22, other clients with a backslash in front. */
  private int readQuoted(String name, String header, int from) {
    StringBuilder value = new StringBuilder();
    int at = from;
    while (at < header.length() && header.charAt(at) != '"') {
      boolean isEscaped =
          header.charAt(at) == '\\' && at + 1 < header.length() && header.charAt(at + 1) == '"';
      at += isEscaped ? 1 : 0;
      value.append(header.charAt(at++));
    }
    values.putIfAbsent(name, value.toString().replace("%22", "\""));
    return header.indexOf(';', Math.min(at, header.length()));
  }
}
