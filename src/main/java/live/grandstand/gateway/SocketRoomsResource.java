package live.grandstand.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Map;
import live.grandstand.accounts.AdminAction;
import live.grandstand.accounts.Caller;
import live.grandstand.accounts.ForService;
import live.grandstand.accounts.Limited;
import live.grandstand.accounts.RateLimit;
import live.grandstand.accounts.ServiceScope;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The rooms of a socket, for other services and administrators (rest.md, emit-gateway.md). */
@Path("sockets/{sid}/rooms/{room}")
@ApplicationScoped
@ForService(ServiceScope.ROOMS)
@Limited(RateLimit.EMIT)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Emitting")
public class SocketRoomsResource {
  @Inject OutsideCalls calls;
  @Inject AdminCallService audit;

  /** Joins. */
  @PUT
  @Operation(
      operationId = "joinRoom",
      summary = "Put a socket into a room; one that is not connected is nobody")
  @APIResponse(
      responseCode = "403",
      description = "Not allowed to this caller, or the room belongs to the platform")
  @APIResponse(responseCode = "409", description = "The socket is in too many rooms")
  public void join(
      @PathParam("sid") String sid,
      @PathParam("room") String room,
      @Context SecurityContext security,
      @Context HttpServletRequest request) {
    Runnable change = calls.join(sid, room);
    note(security, request, AdminAction.ROOM_JOINED, sid, room);
    change.run();
  }

  /** Leaves. */
  @DELETE
  @Operation(
      operationId = "leaveRoom",
      summary = "Take a socket out of a room; one that is not connected is nobody")
  @APIResponse(
      responseCode = "403",
      description = "Not allowed to this caller, or the room belongs to the platform")
  public void leave(
      @PathParam("sid") String sid,
      @PathParam("room") String room,
      @Context SecurityContext security,
      @Context HttpServletRequest request) {
    Runnable change = calls.leave(sid, room);
    note(security, request, AdminAction.ROOM_LEFT, sid, room);
    change.run();
  }

  private void note(
      SecurityContext security,
      HttpServletRequest request,
      AdminAction action,
      String sid,
      String room) {
    Caller.optional(security)
        .ifPresent(
            admin ->
                audit.note(
                    admin, action, "socket", sid, Map.of("room", room), request.getRemoteAddr()));
  }
}
