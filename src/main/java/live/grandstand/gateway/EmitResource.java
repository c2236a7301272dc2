package live.grandstand.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import live.grandstand.accounts.AdminAction;
import live.grandstand.accounts.Caller;
import live.grandstand.accounts.ForService;
import live.grandstand.accounts.Limited;
import live.grandstand.accounts.RateLimit;
import live.grandstand.accounts.ServiceScope;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Emits from other services, and from administrators (rest.md, emit-gateway.md). */
@Path("emit")
@ApplicationScoped
@ForService(ServiceScope.EMIT)
@Limited(RateLimit.EMIT)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Emitting")
public class EmitResource {
  private static final String NO_BODY = "must be a JSON object";
  private static final String TO_TWO =
      """
      {"event": "news", "data": {"n": 1}, "userIds": [
        "0196f3a2-7c00-7000-8000-000000000001", "0196f3a2-7c00-7000-8000-000000000002"]}""";

  @Inject OutsideCalls calls;
  @Inject AdminCallService audit;

  /** The answer to every emit: it is on its way to whoever is connected. */
  public record Queued(@Schema(enumeration = "queued") String delivered) {}

  /** To every socket of a user. */
  @POST
  @Path("user/{userId}")
  @Operation(
      operationId = "emitToUser",
      summary = "Emit to all sockets of a user",
      description =
          "A user who is not connected is nobody, and that is no error. The events join:room and "
              + "leave:room with data.room also change the rooms of the user's sockets")
  @APIResponseSchema(value = Queued.class, responseCode = "202")
  @APIResponse(
      responseCode = "403",
      description = "Not allowed to this caller, or data.room belongs to the platform")
  public Response toUser(
      @PathParam("userId") UUID userId,
      @NotNull(message = NO_BODY) @Valid EmitEvent emit,
      @Context SecurityContext security,
      @Context HttpServletRequest request) {
    Runnable delivery = calls.toUser(userId, emit);
    note(security, request, AdminAction.EMIT_USER, "user", userId.toString(), details(emit));
    return queued(delivery);
  }

  /** To every socket of several users. */
  @POST
  @Path("users")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = EmitEvent.class),
              examples = @ExampleObject(name = "two users", value = TO_TWO)))
  @Operation(
      operationId = "emitToUsers",
      summary = "Emit to all sockets of several users, at most 1000 in userIds")
  @APIResponseSchema(value = Queued.class, responseCode = "202")
  public Response toUsers(
      @NotNull(message = NO_BODY) @Valid EmitEvent emit,
      @Context SecurityContext security,
      @Context HttpServletRequest request) {
    Runnable delivery = calls.toUsers(emit);
    List<UUID> users = Objects.requireNonNull(emit.userIds());
    Map<String, Object> details =
        Map.of("event", emit.event(), "namespace", emit.namespace(), "userIds", users);
    String count = Integer.toString(users.size());
    note(security, request, AdminAction.EMIT_USERS, "users", count, details);
    return queued(delivery);
  }

  /** To a room. */
  @POST
  @Path("room/{room}")
  @Operation(operationId = "emitToRoom", summary = "Emit to a room, or to one socket by its sid")
  @APIResponseSchema(value = Queued.class, responseCode = "202")
  public Response toRoom(
      @PathParam("room") String room,
      @NotNull(message = NO_BODY) @Valid EmitEvent emit,
      @Context SecurityContext security,
      @Context HttpServletRequest request) {
    Runnable delivery = calls.toRoom(room, emit);
    note(security, request, AdminAction.EMIT_ROOM, "room", room, details(emit));
    return queued(delivery);
  }

  /** To everyone. */
  @POST
  @Path("broadcast")
  @Operation(operationId = "emitToEveryone", summary = "Emit to everyone in a namespace")
  @APIResponseSchema(value = Queued.class, responseCode = "202")
  public Response broadcast(
      @NotNull(message = NO_BODY) @Valid EmitEvent emit,
      @Context SecurityContext security,
      @Context HttpServletRequest request) {
    Runnable delivery = calls.toEveryone(emit);
    note(
        security,
        request,
        AdminAction.EMIT_BROADCAST,
        "namespace",
        emit.namespace(),
        details(emit));
    return queued(delivery);
  }

  private static Response queued(Runnable delivery) {
    delivery.run();
    return Response.accepted(new Queued("queued")).build();
  }

  /** Without the data, which may be anything. */
  private static Map<String, Object> details(EmitEvent emit) {
    return Map.of("event", emit.event(), "namespace", emit.namespace());
  }

  private void note(
      SecurityContext security,
      HttpServletRequest request,
      AdminAction action,
      String targetType,
      String targetId,
      Map<String, Object> details) {
    Caller.optional(security)
        .ifPresent(
            admin ->
                audit.note(admin, action, targetType, targetId, details, request.getRemoteAddr()));
  }
}
