package live.grandstand.streams;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import live.grandstand.accounts.Caller;
import live.grandstand.accounts.Limited;
import live.grandstand.accounts.OpenToAll;
import live.grandstand.accounts.RateLimit;
import live.grandstand.platform.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Streams (rest.md "Streams and chat"). */
@Path("streams")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Streams")
public class StreamsResource {
  private static final String NO_BODY = "must be a JSON object";

  @Inject StreamService streams;
  @Inject StreamListService list;

  /** Makes a stream. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Limited(RateLimit.WRITE)
  @Operation(summary = "Make a stream; the answer has its key")
  public Response create(
      @NotNull(message = NO_BODY) @Valid StreamDetails details,
      @Context SecurityContext security,
      @Context UriInfo uri) {
    StreamView made = streams.create(Caller.of(security), details);
    return Response.created(uri.getBaseUriBuilder().path("streams/{id}").build(made.id()))
        .entity(made)
        .build();
  }

  /** The public list. */
  @GET
  @OpenToAll
  @Limited(RateLimit.READ)
  @Operation(summary = "Streams, the live ones first, by viewers")
  public Page<StreamView> list(
      @QueryParam("status") @Nullable String status,
      @QueryParam("category") @Nullable String category,
      @QueryParam("q") @Nullable String text,
      @QueryParam("owner") @Nullable String owner,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    return list.list(StreamQuery.of(status, category, text, owner, limit, cursor));
  }

  /** One stream. */
  @GET
  @Path("{id}")
  @OpenToAll
  @Limited(RateLimit.READ)
  @Operation(summary = "One stream; its owner also sees the key")
  public StreamView find(@PathParam("id") UUID id, @Context SecurityContext security) {
    return streams.find(id, Caller.optional(security));
  }

  /** Changes a stream. */
  @PATCH
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Limited(RateLimit.WRITE)
  @Operation(summary = "Change a stream: what is absent stays, null clears")
  @RequestBody(content = @Content(schema = @Schema(implementation = StreamDetails.class)))
  public StreamView patch(
      @PathParam("id") UUID id,
      @NotNull(message = NO_BODY) ObjectNode patch,
      @Context SecurityContext security,
      @Context HttpServletRequest request) {
    return streams.patch(Caller.of(security), id, patch, request.getRemoteAddr());
  }

  /** Deletes a stream. */
  @DELETE
  @Path("{id}")
  @Limited(RateLimit.WRITE)
  @Operation(summary = "Delete a stream; a live one ends first")
  public void delete(
      @PathParam("id") UUID id,
      @Context SecurityContext security,
      @Context HttpServletRequest request) {
    streams.delete(Caller.of(security), id, request.getRemoteAddr());
  }

  /** Goes on air. */
  @POST
  @Path("{id}/start")
  @Limited(RateLimit.WRITE)
  @Operation(summary = "Go live")
  public StreamView start(
      @PathParam("id") UUID id,
      @Context SecurityContext security,
      @Context HttpServletRequest request) {
    return streams.start(Caller.of(security), id, request.getRemoteAddr());
  }

  /** Goes off air. */
  @POST
  @Path("{id}/end")
  @Limited(RateLimit.WRITE)
  @Operation(summary = "End the broadcast; the room is told and its sockets are disconnected")
  public StreamView end(
      @PathParam("id") UUID id,
      @Context SecurityContext security,
      @Context HttpServletRequest request) {
    return streams.end(Caller.of(security), id, request.getRemoteAddr());
  }

  /** Replaces the key. */
  @POST
  @Path("{id}/stream-key")
  @Limited(RateLimit.WRITE)
  @Operation(summary = "Replace the key; the old one is dead at once")
  public StreamView rotateKey(@PathParam("id") UUID id, @Context SecurityContext security) {
    return streams.rotateKey(Caller.of(security), id);
  }
}
