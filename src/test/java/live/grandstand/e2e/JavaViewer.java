package live.grandstand.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.socket.client.Ack;
import io.socket.client.IO;
import io.socket.client.Socket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import live.grandstand.platform.Json;
import live.grandstand.testing.Await;
import live.grandstand.testing.Backstage.Person;
import live.grandstand.testing.GrandstandProcess;
import org.json.JSONObject;

/**
 * Somebody who watches with the stock Java client, {@code io.socket:socket.io-client}, and
 * everything that client was told.
 */
public final class JavaViewer implements AutoCloseable {
  private static final String DISCONNECT = "disconnect";

  private final Socket socket;
  private final List<Event> heard = new CopyOnWriteArrayList<>();

  /** An event and its payload; of several arguments the first one. */
  record Event(String name, JsonNode payload) {}

  private JavaViewer(Socket socket) {
    this.socket = socket;
    socket.onAnyIncoming(arguments -> hear(String.valueOf(arguments[0]), arguments, 1));
    for (String own : List.of(Socket.EVENT_CONNECT_ERROR, DISCONNECT)) {
      socket.on(own, arguments -> hear(own, arguments, 0));
    }
  }

  /** Connects and waits for the server's greeting. */
  public static JavaViewer connect(
      GrandstandProcess grandstand, Person person, String... transports) {
    IO.Options options =
        IO.Options.builder()
            .setForceNew(true)
            .setReconnection(false)
            .setTransports(transports)
            .setAuth(Map.of("token", person.token()))
            .build();
    JavaViewer viewer = new JavaViewer(IO.socket(grandstand.uri(""), options));
    viewer.socket.connect();
    viewer.isTold("connected", greeting -> true);
    return viewer;
  }

  private void hear(String name, Object[] arguments, int first) {
    heard.add(
        new Event(
            name, arguments.length > first ? json(arguments[first]) : MissingNode.getInstance()));
  }

  private static JsonNode json(Object argument) {
    try {
      return argument instanceof JSONObject object
          ? Json.mapper().readTree(object.toString())
          : Json.mapper().valueToTree(String.valueOf(argument));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** The id that the server gave this socket. */
  String sid() {
    return socket.id();
  }

  /** Sends an event; answers what will be its acknowledgement. */
  CompletableFuture<JsonNode> ask(String event, Map<String, String> payload) {
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    Ack ack = arguments -> answer.complete(json(arguments[0]));
    socket.emit(event, new Object[] {new JSONObject(payload)}, ack);
    return answer;
  }

  /** Joins a room; answers the history it is shown. */
  public JsonNode join(String stream) throws Exception {
    JsonNode ack = ask("join_stream_room", Map.of("streamId", stream)).get(10, TimeUnit.SECONDS);
    if (!ack.path("ok").asBoolean()) {
      throw new AssertionError("not let in: " + ack);
    }
    return isTold("recent_chat_history", history -> true).path("messages");
  }

  /** Says something; answers what will be its acknowledgement. */
  public CompletableFuture<JsonNode> say(String stream, String message) {
    return ask("chat_message", Map.of("streamId", stream, "message", message));
  }

  /** Waits for an event; answers the payload of the first that matches. */
  JsonNode isTold(String event, Predicate<JsonNode> matches) {
    Await.until("told " + event, () -> find(event, matches).isPresent());
    return find(event, matches).orElseThrow();
  }

  private Optional<JsonNode> find(String event, Predicate<JsonNode> matches) {
    return payloads(event).filter(matches).findFirst();
  }

  /** Waits for a chat message of that text. */
  public JsonNode sees(String text) {
    return isTold("new_message", message -> message.path("message").asText().equals(text));
  }

  /** Waits until the last count it heard is this one. */
  void counts(int viewers) {
    Await.until(
        viewers + " viewers counted",
        () ->
            payloads("viewer_count_updated")
                .reduce((earlier, later) -> later)
                .filter(last -> last.path("count").asInt() == viewers)
                .isPresent());
  }

  /** Waits until the server ended the connection; answers the reason that the client gives. */
  String isDisconnected() {
    return isTold(DISCONNECT, reason -> true).asText();
  }

  /** The names of all it was told, in order. */
  List<String> heard() {
    return heard.stream().map(Event::name).toList();
  }

  private Stream<JsonNode> payloads(String event) {
    return heard.stream().filter(it -> it.name().equals(event)).map(Event::payload);
  }

  @Override
  public void close() {
    socket.close();
  }
}
