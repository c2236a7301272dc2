package live.grandstand.stories;

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
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import live.grandstand.accounts.Caller;
import live.grandstand.accounts.Limited;
import live.grandstand.accounts.RateLimit;
import live.grandstand.platform.AppException;
import live.grandstand.platform.BodyLimit;
import live.grandstand.platform.Page;
import live.grandstand.platform.Paging;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Stories (rest.md "Stories, audio, images, jobs, dashboard"). */
@Path("stories")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Stories")
public class StoriesResource {
  private static final String NO_BODY = "must be a JSON object";

  @Inject StoryService stories;
  @Inject StoryUploads uploads;

  /** Makes a story of a text. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Limited(RateLimit.WRITE)
  @Operation(operationId = "createStory", summary = "Make a story of a text")
  @APIResponseSchema(value = StoryView.class, responseCode = "201")
  @APIResponse(responseCode = "413", description = "A story may have 200000 characters")
  @APIResponse(responseCode = "422", description = "The story is empty")
  public Response create(
      @NotNull(message = NO_BODY) @Valid @BodyLimit(CreateStory.MAX_BYTES) CreateStory story,
      @Context SecurityContext security,
      @Context UriInfo uri) {
    if (story.content().codePointCount(0, story.content().length()) > CreateStory.MAX_CONTENT) {
      throw AppException.badRequest(
          "content", "must have at most %d characters".formatted(CreateStory.MAX_CONTENT));
    }
    return made(stories.create(Caller.of(security), story.details(), story.content()), uri);
  }

  /** Makes a story of a file. */
  @POST
  @Path("upload")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Limited(RateLimit.WRITE)
  @Operation(
      operationId = "uploadStory",
      summary = "Make a story of a file: .txt, .md, .docx or .pdf",
      description =
          "What a file is tells its content, not its name; a title that is not given is its name")
  @RequestBody(content = @Content(schema = @Schema(implementation = UploadStory.class)))
  @APIResponseSchema(value = StoryView.class, responseCode = "201")
  @APIResponse(responseCode = "408", description = "The file was not sent in time")
  @APIResponse(responseCode = "413", description = "A file may have 5 MB")
  @APIResponse(responseCode = "415", description = "The file is none that has a text we can read")
  @APIResponse(responseCode = "422", description = "The file is broken, locked or has no text")
  public Response upload(
      InputStream body,
      @Context SecurityContext security,
      @Context HttpServletRequest request,
      @Context UriInfo uri)
      throws IOException {
    return made(uploads.takeForm(Caller.of(security), request.getContentType(), body), uri);
  }

  private static Response made(StoryView story, UriInfo uri) {
    return Response.created(uri.getBaseUriBuilder().path("stories/{id}").build(story.id()))
        .entity(story)
        .build();
  }

  /** A list. */
  @GET
  @Limited(RateLimit.READ)
  @Operation(
      operationId = "listStories",
      summary = "One's own stories, the newest first, without their texts")
  public Page<StorySummary> list(
      @Parameter(
              description = "Whose stories: one's own, or, for administrators, everybody's",
              schema =
                  @Schema(
                      enumeration = {"own", "all"},
                      defaultValue = "own"))
          @QueryParam("scope")
          @Nullable String scope,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor,
      @Context SecurityContext security) {
    Caller caller = Caller.of(security);
    return stories.list(isAll(scope, caller) ? null : caller.userId(), Paging.of(limit, cursor));
  }

  private static boolean isAll(@Nullable String scope, Caller caller) {
    if (scope == null || scope.isEmpty() || scope.equals("own")) {
      return false;
    }
    if (!scope.equals("all")) {
      throw AppException.badRequest("scope", "must be own or all");
    }
    if (!caller.isAdmin()) {
      throw AppException.forbidden("Only administrators see everybody's stories");
    }
    return true;
  }

  /** One story. */
  @GET
  @Path("{id}")
  @Limited(RateLimit.READ)
  @Operation(operationId = "getStory", summary = "One story with its texts")
  public StoryView find(@PathParam("id") UUID id, @Context SecurityContext security) {
    return stories.find(Caller.of(security), id);
  }

  /** Changes what is said of a story. */
  @PATCH
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Limited(RateLimit.WRITE)
  @Operation(
      operationId = "changeStory",
      summary = "Change what is said of a story: what is absent stays, null clears")
  @RequestBody(content = @Content(schema = @Schema(implementation = StoryDetails.class)))
  public StoryView patch(
      @PathParam("id") UUID id,
      @NotNull(message = NO_BODY) ObjectNode patch,
      @Context SecurityContext security,
      @Context HttpServletRequest request) {
    return stories.patch(Caller.of(security), id, patch, request.getRemoteAddr());
  }

  /** Deletes a story. */
  @DELETE
  @Path("{id}")
  @Limited(RateLimit.WRITE)
  @Operation(
      operationId = "deleteStory",
      summary = "Delete a story with its audio and images; what is under way is stopped")
  public void delete(
      @PathParam("id") UUID id,
      @Context SecurityContext security,
      @Context HttpServletRequest request) {
    stories.delete(Caller.of(security), id, request.getRemoteAddr());
  }

  /** Has a story rewritten. */
  @POST
  @Path("{id}/process")
  @Consumes(MediaType.APPLICATION_JSON)
  @Limited(RateLimit.WRITE)
  @Operation(
      operationId = "processStory",
      summary = "Have a story rewritten; with auto its audio and images follow")
  @APIResponseSchema(value = StoryView.class, responseCode = "202")
  @APIResponse(responseCode = "409", description = "This step is queued or running")
  public Response process(
      @PathParam("id") UUID id,
      @Valid @Nullable ProcessStory wanted,
      @Context SecurityContext security,
      @Context HttpServletRequest request) {
    String prompt = wanted == null ? null : wanted.customPrompt();
    Caller caller = Caller.of(security);
    return Response.accepted(stories.process(caller, id, prompt, request.getRemoteAddr())).build();
  }
}
