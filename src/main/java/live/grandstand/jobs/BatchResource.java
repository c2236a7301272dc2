package live.grandstand.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
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
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import live.grandstand.accounts.Caller;
import live.grandstand.accounts.Limited;
import live.grandstand.accounts.RateLimit;
import live.grandstand.jobs.BatchForms.Filled;
import live.grandstand.platform.Page;
import live.grandstand.platform.Paging;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Batches (rest.md "Stories, audio, images, jobs, dashboard"). */
@Path("batch")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Batches")
public class BatchResource {
  @Inject BatchService batches;
  @Inject BatchForms forms;

  /** Starts a batch: of stories that are there, or of files. */
  @POST
  @Path("start")
  @Consumes({MediaType.APPLICATION_JSON, MediaType.MULTIPART_FORM_DATA})
  @Limited(RateLimit.WRITE)
  @Operation(
      operationId = "startBatch",
      summary = "Take many stories or files through the same steps",
      description =
          "What cannot begin, or is refused, is a failed file of the batch, with the reason; the"
              + " others go on. In a form the settings come before the files")
  @RequestBody(
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = StartBatch.class)),
        @Content(
            mediaType = MediaType.MULTIPART_FORM_DATA,
            schema = @Schema(implementation = UploadBatch.class))
      })
  @APIResponseSchema(value = BatchView.class, responseCode = "202")
  @APIResponse(responseCode = "404", description = "No such story")
  @APIResponse(responseCode = "408", description = "The files were not sent in time")
  public Response start(
      InputStream body,
      @Context SecurityContext security,
      @Context HttpServletRequest request,
      @Context UriInfo uri)
      throws IOException {
    Caller caller = Caller.of(security);
    Filled filled = forms.read(caller, request.getContentType(), body);
    return accepted(batches.start(caller, filled.settings(), filled.files()), uri);
  }

  private static Response accepted(BatchView made, UriInfo uri) {
    return Response.accepted(made)
        .location(uri.getBaseUriBuilder().path("batch/{id}").build(made.id()))
        .build();
  }

  /** One's own batches. */
  @GET
  @Limited(RateLimit.READ)
  @Operation(operationId = "listBatches", summary = "Your batches, newest first")
  public Page<BatchView> list(
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor,
      @Context SecurityContext security) {
    return batches.list(Caller.of(security), Paging.of(limit, cursor));
  }

  /** One batch. */
  @GET
  @Path("{id}")
  @Limited(RateLimit.READ)
  @Operation(operationId = "getBatch", summary = "One batch with its files")
  public BatchView find(@PathParam("id") UUID id, @Context SecurityContext security) {
    return batches.find(Caller.of(security), id);
  }

  /** Ends a batch. */
  @POST
  @Path("{id}/cancel")
  @Limited(RateLimit.WRITE)
  @Operation(
      operationId = "cancelBatch",
      summary = "End a batch before its next chunk; what is made stays")
  @APIResponse(responseCode = "409", description = "The batch is over already")
  public BatchView cancel(@PathParam("id") UUID id, @Context SecurityContext security) {
    return batches.cancel(Caller.of(security), id);
  }

  /** Tries failed files again. */
  @POST
  @Path("{id}/retry")
  @Limited(RateLimit.WRITE)
  @Operation(
      operationId = "retryBatch",
      summary = "Try the files again that failed, from the step that did",
      description = "Files that were refused at upload have to be uploaded again")
  @APIResponse(
      responseCode = "409",
      description = "The batch is not over, or no file of it can be tried again")
  public BatchView retry(@PathParam("id") UUID id, @Context SecurityContext security) {
    return batches.retry(Caller.of(security), id);
  }
}
