package live.grandstand.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import live.grandstand.accounts.AdminAction;
import live.grandstand.accounts.Limited;
import live.grandstand.accounts.OnlyFor;
import live.grandstand.accounts.RateLimit;
import live.grandstand.accounts.Role;
import live.grandstand.platform.Page;
import live.grandstand.platform.Paging;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who did what, when (rest.md: {@code GET /admin/audit}). */
@Path("admin/audit")
@ApplicationScoped
@OnlyFor(Role.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Administration")
public class AuditResource {
  @Inject AuditService audit;

  /** A page of the audit trail. */
  @GET
  @Limited(RateLimit.SEARCH)
  @Operation(operationId = "listAudit", summary = "What administrators did, the newest first")
  public Page<AuditView> list(
      @Parameter(
              description = "Only what this user did",
              schema = @Schema(implementation = UUID.class))
          @QueryParam("actor")
          @Nullable String actor,
      @Parameter(
              description = "Only acts of this kind",
              schema = @Schema(implementation = AdminAction.class))
          @QueryParam("action")
          @Nullable String action,
      @Parameter(
              description = "Only what was done to the thing with this id",
              schema = @Schema(maxLength = AuditQuery.MAX_TARGET))
          @QueryParam("target")
          @Nullable String target,
      @Parameter(
              description = "Only from this time on",
              schema = @Schema(implementation = Instant.class))
          @QueryParam("from")
          @Nullable String from,
      @Parameter(
              description = "Only before this time",
              schema = @Schema(implementation = Instant.class))
          @QueryParam("to")
          @Nullable String to,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    return audit.list(AuditQuery.of(actor, action, target, from, to, Paging.of(limit, cursor)));
  }
}
