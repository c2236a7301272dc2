package live.grandstand.app;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.nimbusds.jose.JOSEException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.stream.Stream;
import live.grandstand.app.Api.Answer;
import live.grandstand.app.RouteTable.Row;
import live.grandstand.app.RouteTable.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;

/** Every call of the table of routes by every kind of caller, at the running product. */
@ExtendWith(Product.class)
class RouteTableIT {
  private static Cast cast;
  private static Props props;

  @BeforeAll
  static void start() throws JOSEException {
    cast = new Cast(Product.api(), Product.admin(), Product.JWT_SECRET);
    props = new Props(cast, Product.uri());
  }

  @AfterAll
  static void leave() {
    cast.leave();
  }

  @TestFactory
  Stream<DynamicTest> everybodyGetsWhatTheTableSaysAndNoMore() {
    return RouteTable.rows().stream()
        .map(row -> DynamicTest.dynamicTest(row.route(), () -> everybodyCalls(row)));
  }

  private static void everybodyCalls(Row row) {
    Props.Kept kept = props.kept(row.object());
    Stream<Executable> calls =
        row.expected().entrySet().stream()
            .map(cell -> () -> call(row, cell.getKey(), cell.getValue(), kept));
    assertAll(row.route(), Stream.concat(calls, Stream.of(kept.check()::run)));
  }

  private static void call(Row row, Visitor visitor, int expected, Props.Kept kept) {
    boolean isAllowed = expected < 300;
    boolean isTheLast = isAllowed && row.object().equals("caller");
    Api door = isTheLast ? cast.understudy(visitor).api() : cast.door(visitor);
    String id = isAllowed ? props.fresh(row.object()) : kept.id();

    Answer answer = send(door, row, id);

    assertEquals(expected, answer.status(), () -> visitor.column() + ": " + answer.text());
    if (!isAllowed) {
      Problems.refused(expected, answer);
    }
  }

  private static Answer send(Api door, Row row, String id) {
    String path = row.path().substring(1).replace("{room}", Props.ROOM).replaceAll("\\{\\w+}", id);
    return row.body().isEmpty()
        ? door.send(row.method(), path, BodyPublishers.noBody(), Map.of())
        : door.send(row.method(), path, row.body());
  }
}
