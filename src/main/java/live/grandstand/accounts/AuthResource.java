package live.grandstand.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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
import java.time.Duration;
import java.util.UUID;
import live.grandstand.platform.AppException;
import live.grandstand.platform.Page;
import live.grandstand.platform.Paging;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Getting tokens and giving them up (rest.md "Accounts"). */
@Path("auth")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Accounts")
public class AuthResource {
  private static final String NO_BODY = "must be a JSON object";

  /** How long others may go by what they know of our keys: a rotation must last longer. */
  private static final Duration KEYS_KEPT = Duration.ofMinutes(5);

  @Inject SignIn signIn;
  @Inject SessionService sessions;
  @Inject Tokens tokens;
  @Inject CallLimits limits;

  /** Makes an account and signs its owner in. */
  @POST
  @Path("register")
  @OpenToAll
  @Limited(RateLimit.REGISTER)
  @Operation(operationId = "register", summary = "Make an account and sign in")
  @APIResponseSchema(value = AuthResponse.class, responseCode = "201")
  @APIResponse(
      responseCode = "409",
      description = "Username already exists, or Email already exists, in any case")
  public Response register(
      @NotNull(message = NO_BODY) @Valid Register wanted,
      @Context HttpServletRequest request,
      @Context UriInfo uri) {
    AuthResponse made = signIn.register(wanted, Client.of(request));
    return Response.created(uri.getBaseUriBuilder().path("users/{id}").build(made.user().id()))
        .entity(made)
        .build();
  }

  /** Opens a login with a name or an e-mail address and a password. */
  @POST
  @Path("login")
  @OpenToAll
  @Limited(RateLimit.LOGIN)
  @Operation(operationId = "logIn", summary = "Sign in with a username or an e-mail address")
  @APIResponse(
      responseCode = "401",
      description = "Invalid credentials, whether the user exists or not; Account is not active")
  @APIResponse(
      responseCode = "429",
      description = "Too many failed logins: 10 for an account, 30 from an address in 15 minutes")
  public AuthResponse logIn(
      @NotNull(message = NO_BODY) @Valid LogIn login, @Context HttpServletRequest request) {
    return signIn.logIn(login, Client.of(request));
  }

  /** Exchanges a refresh token for a new pair. */
  @POST
  @Path("refresh")
  @OpenToAll
  @Limited(RateLimit.REFRESH)
  @Operation(
      operationId = "refreshTokens",
      summary = "Exchange a refresh token, good once, for a new pair",
      description = "One that is used a second time ends the login and closes its sockets")
  @APIResponse(responseCode = "401", description = "The refresh token is not good")
  public AuthResponse refresh(
      @NotNull(message = NO_BODY) @Valid Refresh refresh, @Context HttpServletRequest request) {
    count(refresh.refreshToken(), request);
    return signIn.refresh(refresh, Client.of(request));
  }

  /** By login, which only the token tells: nobody at the same address can use up one's renewals. */
  private void count(String refreshToken, HttpServletRequest request) {
    try {
      limits.countLogin(request, RateLimit.REFRESH, sessions.loginOf(refreshToken));
    } catch (TokenRefused e) {
      limits.countRefused(request, RateLimit.REFRESH, e);
      throw AppException.unauthorized(e.detail());
    }
  }

  /** Ends the login of the token. */
  @POST
  @Path("logout")
  @Consumes(MediaType.WILDCARD)
  @Limited(RateLimit.WRITE)
  @Operation(operationId = "logOut", summary = "End this login; its sockets close")
  public void logOut(@Context SecurityContext security) {
    signIn.logOut(Caller.of(security));
  }

  /** Ends all logins of the caller. */
  @POST
  @Path("logout-all")
  @Consumes(MediaType.WILDCARD)
  @Limited(RateLimit.WRITE)
  @Operation(
      operationId = "logOutEverywhere",
      summary = "End all of the caller's logins; their sockets close")
  public void logOutEverywhere(@Context SecurityContext security) {
    sessions.endAll(Caller.of(security));
  }

  /** The public keys that our tokens can be checked with. */
  @GET
  @Path("jwks")
  @OpenToAll
  @Limited(RateLimit.READ)
  @Operation(
      operationId = "getPublicKeys",
      summary = "The public keys of our tokens; 404 when they are signed with a secret")
  @APIResponse(responseCode = "404", description = "The tokens are signed with a secret")
  public KeySet publicKeys(@Context HttpServletResponse response) {
    KeySet keys = tokens.publicKeys().orElseThrow(() -> AppException.notFound("key set"));
    response.setHeader("Cache-Control", "public, max-age=" + KEYS_KEPT.toSeconds());
    return keys;
  }

  /** The caller's logins. */
  @GET
  @Path("sessions")
  @Limited(RateLimit.READ)
  @Operation(operationId = "listOwnSessions", summary = "The caller's own logins, the newest first")
  public Page<SessionView> sessions(
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor,
      @Context SecurityContext security) {
    return sessions.sessionsOf(Caller.of(security), Paging.of(limit, cursor));
  }

  /** Ends one of the caller's logins. */
  @DELETE
  @Path("sessions/{id}")
  @Limited(RateLimit.WRITE)
  @Operation(
      operationId = "endOwnSession",
      summary = "End one of the caller's own logins; its sockets close")
  @APIResponse(responseCode = "404", description = "No such session, or not one of the caller's")
  public void endSession(@PathParam("id") UUID id, @Context SecurityContext security) {
    sessions.end(Caller.of(security), id);
  }
}
