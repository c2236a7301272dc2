package live.grandstand.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Who may call what: {@code routes.txt}, which says how it is read. */
final class RouteTable {
  private static final String NOT_APPLICABLE = "-";
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final int CALL = 0;
  private static final int OBJECT = 4;
  private static final int BODY = 5;
  private static final int CELLS = 6;

  private RouteTable() {}

  /** A kind of caller: a column. */
  enum Visitor {
    NOBODY,
    JUNK,
    FORGED,
    EXPIRED,
    NONE,
    HS512,
    RS256,
    NO_SID,
    REFRESH,
    BANNED,
    ENDED,
    DEAD,
    USER,
    OTHER,
    PREMIUM,
    ADMIN,
    EMIT,
    ROOMS,
    HOOKS;

    String column() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether this is a token that is not good for anything. */
    boolean isRefusedEverywhere() {
      return ordinal() > NOBODY.ordinal() && ordinal() < USER.ordinal();
    }
  }

  /**
   * A line.
   *
   * @param path below {@code /api}, with the names of its parameters
   * @param expected the status for each kind of caller that the call makes sense for
   * @param object what is at the place of the path's parameters, see {@link Props}
   * @param body JSON, or empty
   */
  record Row(
      String method, String path, Map<Visitor, Integer> expected, String object, String body) {
    String route() {
      return method + " " + path;
    }
  }

  static List<Row> rows() {
    List<String[]> lines = lines();
    assertEquals(
        Stream.of(Visitor.values()).map(Visitor::column).toList(),
        statuses(lines.get(0)),
        "the columns of routes.txt");
    return lines.stream().skip(1).map(RouteTable::row).toList();
  }

  private static List<String[]> lines() {
    try (InputStream file =
        Objects.requireNonNull(RouteTable.class.getResourceAsStream("routes.txt"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split("\\|", CELLS))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Row row(String[] cells) {
    String[] call = BLANKS.split(cells[CALL].strip());
    List<String> statuses = statuses(cells);
    Visitor[] visitors = Visitor.values();
    assertEquals(visitors.length, statuses.size(), cells[CALL]);
    Map<Visitor, Integer> expected = new EnumMap<>(Visitor.class);
    for (int i = 0; i < visitors.length; i++) {
      if (!statuses.get(i).equals(NOT_APPLICABLE)) {
        expected.put(visitors[i], Integer.valueOf(statuses.get(i)));
      }
    }
    String body = cells[BODY].strip();
    return new Row(
        call[0], call[1], expected, cells[OBJECT].strip(), body.equals(NOT_APPLICABLE) ? "" : body);
  }

  private static List<String> statuses(String[] cells) {
    return Arrays.stream(cells, CALL + 1, OBJECT)
        .flatMap(cell -> BLANKS.splitAsStream(cell.strip()))
        .toList();
  }
}
