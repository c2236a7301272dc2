package live.grandstand.admin;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import live.grandstand.accounts.CreatedServiceToken;
import live.grandstand.accounts.Limited;
import live.grandstand.accounts.NewServiceToken;
import live.grandstand.accounts.OnlyFor;
import live.grandstand.accounts.RateLimit;
import live.grandstand.accounts.Role;
import live.grandstand.accounts.ServiceTokenService;
import live.grandstand.accounts.ServiceTokenView;
import live.grandstand.platform.Page;
import live.grandstand.platform.Paging;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Tokens of other services (rest.md: {@code /admin/service-tokens}). */
@Path("admin/service-tokens")
@ApplicationScoped
@OnlyFor(Role.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Administration")
public class ServiceTokensResource {
  @Inject ServiceTokenService tokens;

  /**
   * The answer to {@code POST}: what the list shows, and the token.
   *
   * @param token not to be had again
   */
  @Schema(name = "CreatedServiceToken")
  public record NewTokenView(
      @Schema(
              description = "The bearer token of the other service; not to be had again",
              example = "gst_…")
          String token,
      @JsonUnwrapped ServiceTokenView details) {
    @Override
    public String toString() {
      return "NewTokenView[" + details.id() + "]";
    }
  }

  /** Makes a token. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Limited(RateLimit.WRITE)
  @Operation(
      operationId = "createServiceToken",
      summary = "Make a service token; this answer alone has it")
  @APIResponseSchema(value = NewTokenView.class, responseCode = "201")
  @APIResponse(responseCode = "409", description = "There are 100 service tokens already")
  public Response create(
      @NotNull(message = "must be a JSON object") @Valid NewServiceToken wanted,
      @Context SecurityContext security,
      @Context HttpServletRequest request,
      @Context UriInfo uri) {
    CreatedServiceToken made = tokens.create(Caller.of(security), wanted, request.getRemoteAddr());
    UUID id = made.details().id();
    return Response.created(uri.getBaseUriBuilder().path("admin/service-tokens/{id}").build(id))
        .entity(new NewTokenView(made.token(), made.details()))
        .build();
  }

  /** The tokens there are, without what they are. */
  @GET
  @Limited(RateLimit.READ)
  @Operation(
      operationId = "listServiceTokens",
      summary = "Service tokens, the newest first; those that are over for 90 days, too")
  public Page<ServiceTokenView> list(
      @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
    return tokens.list(Paging.of(limit, cursor));
  }

  /** Revokes a token. */
  @DELETE
  @Path("{id}")
  @Limited(RateLimit.WRITE)
  @Operation(
      operationId = "revokeServiceToken",
      summary = "Revoke a service token, everywhere within two seconds")
  public void revoke(
      @PathParam("id") UUID id,
      @Context SecurityContext security,
      @Context HttpServletRequest request) {
    tokens.revoke(Caller.of(security), id, request.getRemoteAddr());
  }
}
