package live.grandstand.socketio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a namespace's route table.
 *
 * @param payload what the event's first argument becomes
 * @param handler what is done with it
 * @param errorEvent the event that tells of a failure, or null
 */
record Route<T>(Class<T> payload, EventHandler<T> handler, @Nullable String errorEvent) {

  /** A route whose handler takes the arguments as they came. */
  static Route<Object[]> ofAll(EventHandler<Object[]> handler) {
    return new Route<>(Object[].class, handler, null);
  }

  /**
   * Handles an event.
   *
   * @param arguments the event's name, then its arguments
   */
  void run(ClientSocket socket, ArrayNode arguments, Ack ack, ObjectMapper mapper) {
    handler.handle(socket, read(arguments, mapper), ack);
  }

  private T read(ArrayNode arguments, ObjectMapper mapper) {
    if (payload == Object[].class) {
      return payload.cast(rest(arguments));
    }
    JsonNode argument = arguments.path(1);
    if (payload == JsonNode.class) {
      return payload.cast(argument);
    }
    if (!argument.isObject()) {
      throw new Refusal("bad_request", "payload: an object is expected");
    }
    try {
      return mapper.treeToValue(argument, payload);
    } catch (MismatchedInputException e) {
      throw new Refusal("bad_request", field(e) + ": has the wrong type");
    } catch (JsonProcessingException e) {
      if (e.getCause() instanceof RuntimeException refused) {
        throw refused; // the payload's own constructor said what is wrong
      }
      throw new Refusal("bad_request", "payload: cannot be read");
    }
  }

  private static Object[] rest(ArrayNode arguments) {
    Object[] rest = new Object[arguments.size() - 1];
    for (int i = 0; i < rest.length; i++) {
      rest[i] = arguments.get(i + 1);
    }
    return rest;
  }

  private static String field(JsonMappingException e) {
    List<JsonMappingException.Reference> path = e.getPath();
    String name = path.isEmpty() ? null : path.get(path.size() - 1).getFieldName();
    return name == null ? "payload" : name;
  }
}
