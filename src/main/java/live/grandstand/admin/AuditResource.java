package live.grandstand.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import live.grandstand.accounts.Limited;
import live.grandstand.accounts.OnlyFor;
import live.grandstand.accounts.RateLimit;
import live.grandstand.accounts.Role;
import live.grandstand.platform.Page;
import live.grandstand.platform.Paging;
import org.eclipse.microprofile.openapi.annotations.Operation;
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
  @Operation(
      summary = "What administrators did, the newest first",
      description = "actor and target are ids, action a name such as user.updated; from <= at < to")
  public Page<AuditView> list(
      @QueryParam("actor") @Nullable String actor,
      @QueryParam("action") @Nullable String action,
      @QueryParam("target") @Nullable String target,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    return audit.list(AuditQuery.of(actor, action, target, from, to, Paging.of(limit, cursor)));
  }
}
