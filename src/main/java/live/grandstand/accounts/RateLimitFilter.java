package live.grandstand.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

/**
 * Says on every answer to a counted call, refusals included, what is left of the allowance
 * (draft-ietf-httpapi-ratelimit-headers-11).
 */
@Provider
@ApplicationScoped
public class RateLimitFilter implements ContainerResponseFilter {
  @Context HttpServletRequest http;

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    CallLimits.found(http)
        .ifPresent(
            found -> {
              response.getHeaders().putSingle("RateLimit-Policy", found.policyField());
              response.getHeaders().putSingle("RateLimit", found.field());
            });
  }
}
