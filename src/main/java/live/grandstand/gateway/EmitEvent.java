package live.grandstand.gateway;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import live.grandstand.platform.AppException;
import live.grandstand.platform.Text;
import live.grandstand.socketio.Namespace;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An event from another service, and whom it is for (rest.md "Emitting and administration").
 *
 * @param event its name; not one that Socket.IO keeps for itself
 * @param data its one argument, any JSON; absent for none
 * @param namespace where; {@code /} when absent
 * @param userIds for whom, only where several users are meant
 * @param except rooms, or sockets by their sid, that do not get it
 * @param isVolatile whether it may be given up for readers that are slow
 */
public record EmitEvent(
    @NotNull(message = "is missing")
        @Text(max = 128)
        @Schema(description = "Its name; not one that Socket.IO keeps for itself", example = "news")
        String event,
    @Schema(
            implementation = Object.class,
            description = "Its one argument, any JSON; absent for none",
            example = "{\"n\": 1}")
        @Nullable JsonNode data,
    @Schema(
            pattern = "^/[A-Za-z0-9_./-]{0,99}$",
            defaultValue = "/",
            description = "Where; a namespace that nobody set up has nobody in it")
        String namespace,
    @Size(min = 1, max = MAX_USERS, message = "must be 1 to 1000 ids")
        @Schema(description = "For whom; only where several users are meant")
        @Nullable List<@NotNull(message = "must be an id") UUID> userIds,
    @Size(max = 100, message = "must be at most 100 rooms")
        @NotNull
        @Schema(
            description = "Rooms, or sockets by their sid, that do not get it",
            defaultValue = "[]")
        List<@NotNull(message = "must be a room") String> except,
    @Schema(
            description = "Whether it may be given up for readers that are slow",
            defaultValue = "false")
        @JsonProperty("volatile")
        Boolean isVolatile) {

  static final int MAX_USERS = 1_000;

  private static final Pattern NAMESPACE = Pattern.compile("/[A-Za-z0-9_./-]{0,99}");

  /**
   * Fills in what is absent.
   *
   * @throws AppException {@code BAD_REQUEST} naming the field
   */
  @SuppressWarnings({"NullAway", "ConstantValue"}) // the event is null until it was validated
  public EmitEvent {
    namespace = Objects.requireNonNullElse(namespace, Namespace.MAIN);
    except = Objects.requireNonNullElse(except, List.of());
    isVolatile = Objects.requireNonNullElse(isVolatile, false);
    if (!NAMESPACE.matcher(namespace).matches()) {
      throw AppException.badRequest("namespace", "must be the name of a namespace, such as /");
    }
    except.stream().filter(Objects::nonNull).forEach(room -> RoomNames.requireName("except", room));
    if (event != null && Namespace.isReserved(event)) {
      throw AppException.badRequest("event", "is a name that Socket.IO keeps for itself");
    }
  }

  /** The arguments of the event. */
  Object[] arguments() {
    return data == null ? new Object[0] : new Object[] {data};
  }
}
