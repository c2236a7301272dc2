package live.grandstand.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Map;
import java.util.UUID;
import live.grandstand.accounts.AdminAction;
import live.grandstand.accounts.Caller;
import live.grandstand.accounts.Limited;
import live.grandstand.accounts.OnlyFor;
import live.grandstand.accounts.RateLimit;
import live.grandstand.accounts.Role;
import live.grandstand.gateway.AdminCallService;
import live.grandstand.gateway.RoomView;
import live.grandstand.gateway.SocketDirectory;
import live.grandstand.gateway.SocketView;
import live.grandstand.platform.AppException;
import live.grandstand.platform.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who is connected, for administrators (rest.md "Emitting and administration"). */
@Path("admin")
@ApplicationScoped
@OnlyFor(Role.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Administration")
public class AdminSocketsResource {
  @Inject SocketDirectory directory;
  @Inject AdminCallService audit;

  /** Connected sockets. */
  @GET
  @Path("sockets")
  @Limited(RateLimit.SEARCH)
  @Operation(operationId = "listSockets", summary = "Connected sockets of all namespaces, by id")
  public Page<SocketView> sockets(
      @Parameter(
              description = "Only those of this user",
              schema = @Schema(implementation = UUID.class))
          @QueryParam("userId")
          @Nullable String userId,
      @Parameter(description = "Only those in this room") @QueryParam("room") @Nullable String room,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    return directory.sockets(user(userId), room, limit, cursor);
  }

  /** Disconnects a socket. */
  @DELETE
  @Path("sockets/{sid}")
  @Limited(RateLimit.WRITE)
  @Operation(
      operationId = "disconnectSocket",
      summary = "Disconnect a socket behind what was sent to it")
  @APIResponse(responseCode = "404", description = "No such socket")
  public void disconnect(
      @PathParam("sid") String sid,
      @Context SecurityContext security,
      @Context HttpServletRequest request) {
    SocketView socket = directory.find(sid).orElseThrow(() -> AppException.notFound("socket"));
    audit.note(
        Caller.of(security),
        AdminAction.SOCKET_DISCONNECTED,
        "socket",
        sid,
        Map.of("userId", socket.userId(), "namespace", socket.namespace()),
        request.getRemoteAddr());
    directory.disconnect(sid);
  }

  /** Rooms that somebody is in. */
  @GET
  @Path("rooms")
  @Limited(RateLimit.SEARCH)
  @Operation(operationId = "listRooms", summary = "Rooms that somebody is in, by name")
  public Page<RoomView> rooms(
      @Parameter(description = "A part of the name, in any case", schema = @Schema(maxLength = 100))
          @QueryParam("q")
          @Nullable String text,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    return directory.rooms(text, limit, cursor);
  }

  private static @Nullable UUID user(@Nullable String id) {
    if (id == null || id.isEmpty()) {
      return null;
    }
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw AppException.badRequest("userId", "must be the id of a user");
    }
  }
}
