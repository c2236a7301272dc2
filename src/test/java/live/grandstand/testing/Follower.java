package live.grandstand.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.socket.client.Ack;
import io.socket.client.IO;
import io.socket.client.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import live.grandstand.platform.Json;
import org.json.JSONObject;

/** Somebody in a namespace with the stock Java client, and everything that client was told. */
public final class Follower implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 30;

  private final Socket socket;
  private final List<Event> heard = new CopyOnWriteArrayList<>();

  /** An event and its payload. */
  public record Event(String name, JsonNode payload) {}

  private Follower(Socket socket) {
    this.socket = socket;
    socket.onAnyIncoming(
        arguments ->
            heard.add(
                new Event(
                    String.valueOf(arguments[0]),
                    arguments.length > 1 ? json(arguments[1]) : MissingNode.getInstance())));
  }

  /**
   * Connects and waits until that is done.
   *
   * @param namespace with its slash
   */
  public static Follower connect(URI product, String namespace, String token) {
    IO.Options options =
        IO.Options.builder()
            .setForceNew(true)
            .setReconnection(false)
            .setTransports(new String[] {"websocket"})
            .setAuth(Map.of("token", token))
            .build();
    URI place = product.resolve(namespace);
    Follower follower = new Follower(IO.socket(place, options));
    follower.socket.connect();
    Await.until(
        "connected to " + namespace,
        Duration.ofSeconds(PATIENCE_SECONDS),
        follower.socket::connected);
    return follower;
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

  /** Sends an event; answers its acknowledgement. */
  public JsonNode ask(String event, Map<String, String> payload) throws Exception {
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    Ack ack = arguments -> answer.complete(json(arguments[0]));
    socket.emit(event, new Object[] {new JSONObject(payload)}, ack);
    return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** Everything so far, in order. */
  public List<Event> heard() {
    return List.copyOf(heard);
  }

  /** The payloads of one event so far, in order. */
  public List<JsonNode> heard(String event) {
    return heard.stream().filter(it -> it.name().equals(event)).map(Event::payload).toList();
  }

  @Override
  public void close() {
    socket.close();
  }
}
