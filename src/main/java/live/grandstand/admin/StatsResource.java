package live.grandstand.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import live.grandstand.accounts.Limited;
import live.grandstand.accounts.OnlyFor;
import live.grandstand.accounts.RateLimit;
import live.grandstand.accounts.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is going on (rest.md: {@code GET /admin/stats}). */
@Path("admin/stats")
@ApplicationScoped
@OnlyFor(Role.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Administration")
public class StatsResource {
  @Inject Stats stats;

  /** The figures of now. */
  @GET
  @Limited(RateLimit.READ)
  @Operation(
      operationId = "getStats",
      summary = "Nodes, connections, sockets, rooms, messages a second, memory")
  public StatsView now() {
    return stats.now();
  }
}
