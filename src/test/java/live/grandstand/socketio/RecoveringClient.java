package live.grandstand.socketio;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import live.grandstand.testing.Await;
import org.jspecify.annotations.Nullable;

/** A client of the main namespace that remembers what a stock client does: its pid and offset. */
public final class RecoveringClient {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TestServer server;
  private final String name;
  private final List<String> heard = new ArrayList<>();
  private TestClient connection;
  private String sid = "";
  private @Nullable String pid;
  private @Nullable String offset;
  private boolean recovered;

  /** A client of that name, which it brings as {@code auth.name}. */
  public RecoveringClient(TestServer server, String name) {
    this.server = server;
    this.name = name;
    this.connection = server.opens();
    connect();
  }

  RecoveringClient(TestServer server) {
    this(server, "ann");
  }

  private void connect() {
    connection.sends("0" + auth());
    String answer = connection.next();
    assertTrue(answer.startsWith("0{"), answer);
    JsonNode ids = read(answer.substring(1));
    recovered = pid != null && pid.equals(ids.path("pid").textValue());
    pid = ids.path("pid").textValue();
    sid = ids.path("sid").textValue();
  }

  String auth() {
    String back = pid == null ? "" : ",\"pid\":\"" + pid + "\"";
    String from = offset == null ? "" : ",\"offset\":\"" + offset + "\"";
    return "{\"name\":\"" + name + "\"" + back + from + "}";
  }

  /** The connection is lost, and the server has noticed. */
  public RecoveringClient isCutOff() {
    connection.goesAway();
    Await.until("the server has noticed", () -> server.main().find(sid) == null);
    return this;
  }

  /** Connects anew, over another connection. */
  public RecoveringClient comesBack() {
    connection = server.opens();
    connect();
    return this;
  }

  /** Takes the next event; returns it without its offset. */
  public String hears() {
    String packet = connection.next();
    assertTrue(packet.startsWith("2["), packet);
    List<String> arguments = new ArrayList<>();
    read(packet.substring(1)).forEach(argument -> arguments.add(argument.toString()));
    JsonNode last = read(arguments.get(arguments.size() - 1));
    if (last.isTextual()) {
      offset = last.textValue();
      arguments.remove(arguments.size() - 1);
    }
    String event = String.join(",", arguments);
    heard.add(event);
    return event;
  }

  /** Takes events up to this one. */
  public void hearsUpTo(String last) {
    String event = hears();
    while (!event.equals(last)) {
      event = hears();
    }
  }

  /** Nothing else was sent up to now. */
  public void hearsNothingMore() {
    connection.sends("2999[\"barrier\"]");
    String packet = connection.next();
    assertTrue(packet.startsWith("3999["), packet);
  }

  /** All events it ever took. */
  List<String> heard() {
    return heard;
  }

  public boolean isRecovered() {
    return recovered;
  }

  String sid() {
    return sid;
  }

  @Nullable String pid() {
    return pid;
  }

  void pid(String other) {
    pid = other;
  }

  @Nullable String offset() {
    return offset;
  }

  void offset(@Nullable String other) {
    offset = other;
  }

  public TestClient connection() {
    return connection;
  }

  public ClientSocket socket() {
    return Objects.requireNonNull(server.main().find(sid));
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(json, e);
    }
  }
}
