package live.grandstand.images;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import live.grandstand.accounts.Caller;
import live.grandstand.accounts.Limited;
import live.grandstand.accounts.RateLimit;
import live.grandstand.platform.FileAnswers;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Pictures (rest.md "Stories, audio, images, jobs, dashboard"). */
@Path("images")
@ApplicationScoped
@Tag(name = "Stories")
public class ImageFilesResource {
  @Inject ImageService images;
  @Inject FileAnswers files;

  /** The bytes. */
  @GET
  @Path("{chunkId}/file")
  @Limited(RateLimit.READ)
  @Operation(
      operationId = "getImageFile",
      summary = "The picture of one chunk, or a part of it (Range)",
      description = "With If-None-Match only when it is another one")
  @APIResponse(
      responseCode = "200",
      description = "The file",
      content = @Content(mediaType = "image/png"))
  @APIResponse(
      responseCode = "206",
      description = "The part of the file that was asked for",
      content = @Content(mediaType = "image/png"))
  @APIResponse(responseCode = "304", description = "The client has this file")
  @APIResponse(responseCode = "416", description = "The file has no such part")
  public Response file(
      @PathParam("chunkId") UUID chunkId,
      @Context SecurityContext security,
      @Context HttpServletRequest request) {
    ImageService.ImageFile file = images.file(Caller.of(security), chunkId);
    return files.answer(file.key(), file.mediaType(), file.name(), request);
  }
}
