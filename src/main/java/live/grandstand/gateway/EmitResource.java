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

  @Inject OutsideCalls calls;
  @Inject AdminCallService audit;

  /** The answer to every emit: it is on its way to whoever is connected. */
  public record Queued(String delivered) {}

  /** To every socket of a user. */
  @POST
  @Path("user/{userId}")
  @Operation(
      summary = "Emit to all sockets of a user",
      description = "join:room and leave:room with data.room also change the rooms they are in")
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
  @Operation(summary = "Emit to all sockets of several users, at most 1000 in userIds")
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
  @Operation(summary = "Emit to a room, or to one socket by its sid")
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
  @Operation(summary = "Emit to everyone in a namespace")
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
