package live.grandstand.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import live.grandstand.accounts.AccountStatus;
import live.grandstand.accounts.Caller;
import live.grandstand.accounts.Limited;
import live.grandstand.accounts.OnlyFor;
import live.grandstand.accounts.RateLimit;
import live.grandstand.accounts.Role;
import live.grandstand.accounts.SessionService;
import live.grandstand.accounts.SessionView;
import live.grandstand.accounts.UserChange;
import live.grandstand.accounts.UserService;
import live.grandstand.accounts.UserView;
import live.grandstand.platform.AppException;
import live.grandstand.platform.Page;
import live.grandstand.platform.Paging;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Everybody's accounts and logins, for administrators (rest.md "Emitting and administration"). */
@Path("admin/users")
@ApplicationScoped
@OnlyFor(Role.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Administration")
public class AdminUsersResource {
  @Inject UserService users;
  @Inject SessionService sessions;

  /** People, found by name, address, role and status. */
  @GET
  @Limited(RateLimit.SEARCH)
  @Operation(operationId = "listUsers", summary = "Users, the newest first")
  public Page<UserView> search(
      @Parameter(
              description = "A part of a username, an address or a full name, in any case",
              schema = @Schema(maxLength = 100))
          @QueryParam("q")
          @Nullable String text,
      @Parameter(
              description = "Only users with this role",
              schema = @Schema(implementation = Role.class))
          @QueryParam("role")
          @Nullable String role,
      @Parameter(
              description = "Only users with this status",
              schema = @Schema(implementation = AccountStatus.class))
          @QueryParam("status")
          @Nullable String status,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    return users.search(
        text,
        known("role", role, Role::ofWire),
        known("status", status, AccountStatus::ofWire),
        Paging.of(limit, cursor));
  }

  /** One account in full. */
  @GET
  @Path("{id}")
  @Limited(RateLimit.READ)
  @Operation(operationId = "getUser", summary = "One user in full")
  public UserView find(@PathParam("id") UUID id) {
    return users.find(id);
  }

  /** Changes an account. */
  @PATCH
  @Path("{id}")
  @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
  @Limited(RateLimit.WRITE)
  @Operation(
      operationId = "changeUser",
      summary = "Change role, status, emailVerified or subscription; a ban ends all logins",
      description =
          "A ban ends the user's logins, closes their sockets and ends their live streams")
  @APIResponse(
      responseCode = "409",
      description = "The last active admin can be neither demoted nor banned")
  @RequestBody(content = @Content(schema = @Schema(implementation = UserChange.class)))
  public UserView patch(
      @PathParam("id") UUID id,
      @NotNull(message = "must be a JSON object") ObjectNode patch,
      @Context SecurityContext security,
      @Context HttpServletRequest request) {
    return users.change(Caller.of(security), id, patch, request.getRemoteAddr());
  }

  /** Somebody's logins. */
  @GET
  @Path("{id}/sessions")
  @Limited(RateLimit.READ)
  @Operation(operationId = "listSessionsOfUser", summary = "A user's logins, the newest first")
  public Page<SessionView> sessions(
      @PathParam("id") UUID id,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    return sessions.sessionsOf(id, Paging.of(limit, cursor));
  }

  /** Signs somebody out everywhere. */
  @DELETE
  @Path("{id}/sessions")
  @Limited(RateLimit.WRITE)
  @Operation(
      operationId = "endSessionsOfUser",
      summary = "End all logins of a user; their sockets close")
  public void endSessions(
      @PathParam("id") UUID id,
      @Context SecurityContext security,
      @Context HttpServletRequest request) {
    sessions.endAll(Caller.of(security), id, request.getRemoteAddr());
  }

  private static <T> @Nullable T known(
      String name, @Nullable String wire, Function<String, Optional<T>> catalogue) {
    if (wire == null || wire.isEmpty()) {
      return null;
    }
    return catalogue
        .apply(wire)
        .orElseThrow(() -> AppException.badRequest(name, "is not a known " + name));
  }
}
