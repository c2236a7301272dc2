package live.grandstand.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import live.grandstand.accounts.Caller;
import live.grandstand.accounts.Limited;
import live.grandstand.accounts.OnlyFor;
import live.grandstand.accounts.RateLimit;
import live.grandstand.accounts.Role;
import live.grandstand.platform.Page;
import live.grandstand.streams.StreamListService;
import live.grandstand.streams.StreamQuery;
import live.grandstand.streams.StreamService;
import live.grandstand.streams.StreamStatus;
import live.grandstand.streams.StreamView;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Everybody's streams, for administrators (rest.md "Emitting and administration"). */
@Path("admin/streams")
@ApplicationScoped
@OnlyFor(Role.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Administration")
public class AdminStreamsResource {
  @Inject StreamService streams;
  @Inject StreamListService list;

  /** All streams. */
  @GET
  @Limited(RateLimit.SEARCH)
  @Operation(operationId = "listAllStreams", summary = "Streams, the live ones first, by viewers")
  public Page<StreamView> list(
      @Parameter(
              description = "Only streams in this state",
              schema = @Schema(implementation = StreamStatus.class))
          @QueryParam("status")
          @Nullable String status,
      @Parameter(description = "Only this category, in any case", schema = @Schema(maxLength = 100))
          @QueryParam("category")
          @Nullable String category,
      @Parameter(
              description = "Only those with this in their title or description, in any case",
              schema = @Schema(maxLength = 100))
          @QueryParam("q")
          @Nullable String text,
      @Parameter(
              description = "Only those of the user with this id",
              schema = @Schema(implementation = UUID.class))
          @QueryParam("owner")
          @Nullable String owner,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    return list.list(StreamQuery.of(status, category, text, owner, limit, cursor));
  }

  /** Takes a stream off the air. */
  @POST
  @Path("{id}/end")
  @Limited(RateLimit.WRITE)
  @Operation(
      operationId = "endAnyStream",
      summary = "End a broadcast; the room is told and its sockets are disconnected")
  @APIResponse(responseCode = "409", description = "Stream is not live")
  public StreamView end(
      @PathParam("id") UUID id,
      @Context SecurityContext security,
      @Context HttpServletRequest request) {
    return streams.end(Caller.of(security), id, request.getRemoteAddr());
  }
}
