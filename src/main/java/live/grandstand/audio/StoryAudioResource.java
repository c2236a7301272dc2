package live.grandstand.audio;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
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
import live.grandstand.accounts.RateLimit;
import live.grandstand.platform.IndexPaging;
import live.grandstand.platform.Page;
import live.grandstand.stories.StoryView;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The sound of a story (rest.md "Stories, audio, images, jobs, dashboard"). */
@Path("stories/{id}/audio")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Stories")
public class StoryAudioResource {
  @Inject AudioService audio;

  /** Has a story spoken. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Limited(RateLimit.WRITE)
  @Operation(
      operationId = "speakStory",
      summary = "Have the generated text spoken, a file for each chunk",
      description =
          "With other settings than before, the files there are make way for the new ones")
  @APIResponseSchema(value = StoryView.class, responseCode = "202")
  @APIResponse(responseCode = "409", description = "This step is queued or running")
  @APIResponse(responseCode = "422", description = "The story has no generated text yet")
  public Response speak(
      @PathParam("id") UUID id,
      @Valid @Nullable SpeakStory wanted,
      @Context SecurityContext security,
      @Context HttpServletRequest request) {
    SpeakStory how = wanted == null ? SpeakStory.STANDARD : wanted;
    return Response.accepted(audio.speak(Caller.of(security), id, how, request.getRemoteAddr()))
        .build();
  }

  /** What was spoken so far. */
  @GET
  @Limited(RateLimit.READ)
  @Operation(operationId = "listAudio", summary = "What was spoken of a story so far, in its order")
  public Page<AudioChunkView> list(
      @PathParam("id") UUID id,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor,
      @Context SecurityContext security,
      @Context UriInfo uri) {
    IndexPaging paging = IndexPaging.of(limit, cursor);
    String base = uri.getBaseUri().getPath();
    return audio.list(Caller.of(security), id, paging).map(chunk -> AudioChunkView.of(chunk, base));
  }
}
