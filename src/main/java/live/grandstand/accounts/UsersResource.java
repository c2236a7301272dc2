package live.grandstand.accounts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** People (rest.md "Accounts"). */
@Path("users")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Accounts")
public class UsersResource {
  private static final String NO_BODY = "must be a JSON object";

  @Inject UserService users;
  @Inject SignIn signIn;

  /** The caller's own account. */
  @GET
  @Path("me")
  @Limited(RateLimit.READ)
  @Operation(operationId = "getOwnAccount", summary = "The caller's own account")
  public UserView me(@Context SecurityContext security) {
    return users.me(Caller.of(security));
  }

  /** Changes the caller's own profile. */
  @PATCH
  @Path("me")
  @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
  @Limited(RateLimit.WRITE)
  @Operation(
      operationId = "changeOwnProfile",
      summary = "Change one's own profile: what is absent stays, null clears")
  @RequestBody(content = @Content(schema = @Schema(implementation = ProfileDetails.class)))
  public UserView patch(
      @NotNull(message = NO_BODY) ObjectNode patch, @Context SecurityContext security) {
    return users.patch(Caller.of(security), patch);
  }

  /** Changes the caller's own password. */
  @PUT
  @Path("me/password")
  @Consumes(MediaType.APPLICATION_JSON)
  @Limited(RateLimit.PASSWORD)
  @Operation(
      operationId = "changeOwnPassword",
      summary = "Change one's own password; all other logins end")
  @APIResponse(responseCode = "409", description = "The password was changed at the same time")
  @APIResponse(
      responseCode = "429",
      description = "Too many requests, or 10 wrong old passwords in 15 minutes")
  public void changePassword(
      @NotNull(message = NO_BODY) @Valid ChangePassword change, @Context SecurityContext security) {
    signIn.changePassword(Caller.of(security), change);
  }

  /** Somebody's public profile. */
  @GET
  @Path("{id}")
  @Limited(RateLimit.READ)
  @Operation(operationId = "getProfile", summary = "The public profile of a user")
  public PublicProfile profile(@PathParam("id") UUID id) {
    return users.profile(id);
  }
}
