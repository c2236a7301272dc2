package live.grandstand.platform;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads single settings and remembers everything wrong with them. After a mistake it goes on with a
 * value that is well-formed, so that one reading finds all mistakes.
 */
final class SettingsReader {
  private static final int MOST_CALLS = 1_000_000;
  private static final Duration SHORTEST_WINDOW = Duration.ofSeconds(1);
  private static final Duration LONGEST_WINDOW = Duration.ofDays(1);

  private final Function<String, @Nullable String> source;
  private final List<String> mistakes = new ArrayList<>();

  /**
   * @param source the value configured for a key, or null
   */
  SettingsReader(Function<String, @Nullable String> source) {
    this.source = source;
  }

  /** Everything wrong so far, one line each. */
  List<String> mistakes() {
    return List.copyOf(mistakes);
  }

  void mistake(SettingKey key, String what) {
    mistakes.add("%s (%s) %s".formatted(key.key(), key.variable(), what));
  }

  /** The configured text, else the standard one, else null. */
  @Nullable String text(SettingKey key) {
    String value = source.apply(key.key());
    return value == null || value.isBlank() ? key.standard() : value.strip();
  }

  /** A setting that must be there. */
  String required(SettingKey key, String why) {
    String value = text(key);
    if (value == null) {
      mistake(key, "is missing: " + why);
      return "";
    }
    return value;
  }

  Settings.@Nullable Secret secret(SettingKey key) {
    String value = text(key);
    return value == null ? null : new Settings.Secret(value);
  }

  List<String> list(SettingKey key) {
    String value = text(key);
    return value == null
        ? List.of()
        : Arrays.stream(value.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  int number(SettingKey key, int least, int most) {
    return read(
        key,
        value -> {
          int number = parseInt(value);
          if (number < least || number > most) {
            throw new IllegalArgumentException("must be from %d to %d".formatted(least, most));
          }
          return number;
        });
  }

  boolean flag(SettingKey key) {
    return read(
        key,
        value ->
            switch (value) {
              case "true" -> true;
              case "false" -> false;
              default -> throw new IllegalArgumentException("must be true or false");
            });
  }

  /** A duration, or zero, which switches something off. */
  Duration durationOrNone(SettingKey key) {
    return read(key, value -> value.equals("0") ? Duration.ZERO : Durations.parse(value));
  }

  Duration duration(SettingKey key) {
    return read(
        key,
        value -> {
          Duration duration = Durations.parse(value);
          if (duration.isZero()) {
            throw new IllegalArgumentException("must be longer than nothing");
          }
          return duration;
        });
  }

  Settings.Rate rate(SettingKey key) {
    return read(key, SettingsReader::parseRate);
  }

  /** A rate of calls, which clients are told in whole seconds. */
  Settings.Rate callRate(SettingKey key) {
    return read(
        key,
        value -> {
          Settings.Rate rate = parseRate(value);
          if (rate.permits() > MOST_CALLS
              || rate.window().compareTo(SHORTEST_WINDOW) < 0
              || rate.window().compareTo(LONGEST_WINDOW) > 0) {
            throw new IllegalArgumentException("must be at most 1000000 in a time from 1s to 1d");
          }
          return rate;
        });
  }

  private static Settings.Rate parseRate(String value) {
    String[] parts = value.split("/", 2);
    if (parts.length != 2) {
      throw new IllegalArgumentException("must look like 20/30s");
    }
    return new Settings.Rate(parseInt(parts[0]), Durations.parse(parts[1]));
  }

  private static int parseInt(String text) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("must be a whole number", e);
    }
  }

  /** For keys with a standard value, which stands in for a bad one. */
  private <T> T read(SettingKey key, Function<String, T> form) {
    try {
      return form.apply(String.valueOf(text(key)));
    } catch (IllegalArgumentException e) {
      mistake(key, "is \"%s\" but %s".formatted(text(key), e.getMessage()));
      return form.apply(String.valueOf(key.standard()));
    }
  }
}
