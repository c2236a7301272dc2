package live.grandstand.accounts;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.security.Principal;
import java.util.Arrays;
import java.util.Optional;
import live.grandstand.platform.AppException;
import org.jspecify.annotations.Nullable;

/**
 * Who may call what over REST. Every resource method needs a good access token, unless it is {@link
 * OpenToAll}: then a token may be absent, but a bad one is still refused. {@link OnlyFor} holds on
 * top of that. A service token is let in by {@link ForService} only, which also wants an
 * administrator of users.
 *
 * <p>Also where calls are counted (see {@link Limited}): when it is known who calls, and before
 * anything is done for them. One that is refused counts, too.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
@ApplicationScoped
public class AccessFilter implements ContainerRequestFilter {
  @Context ResourceInfo resource;
  @Context HttpServletRequest http;
  @Inject SessionService sessions;
  @Inject ServiceTokenService serviceTokens;
  @Inject CallLimits limits;

  @Override
  public void filter(ContainerRequestContext request) {
    @Nullable String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
    RateLimit limit = annotation(Limited.class).map(Limited::value).orElse(RateLimit.READ);
    if (header == null && annotation(OpenToAll.class).isPresent()) {
      limits.countStranger(http, limit);
      return;
    }
    Principal caller = identified(header, limit);
    limits.countCaller(http, limit, caller);
    requirePermission(caller);
    boolean isSecure = request.getSecurityContext().isSecure();
    request.setSecurityContext(new CallerContext(caller, isSecure));
  }

  private Principal identified(@Nullable String header, RateLimit limit) {
    try {
      Optional<String> serviceToken = serviceToken(header);
      return serviceToken.isPresent()
          ? serviceTokens.authenticate(serviceToken.get())
          : sessions.authenticate(header).caller();
    } catch (TokenRefused e) {
      limits.countRefused(http, limit, e);
      throw AppException.unauthorized(e.detail());
    }
  }

  private void requirePermission(Principal caller) {
    if (caller instanceof ServiceCaller service) {
      requireScope(service);
    } else {
      requireRole((Caller) caller);
    }
  }

  /** A service token can be told by its beginning, which no access token has. */
  private static Optional<String> serviceToken(@Nullable String header) {
    return Optional.ofNullable(header)
        .map(SessionService::withoutScheme)
        .filter(token -> token.startsWith(ServiceTokenService.PREFIX));
  }

  private void requireScope(ServiceCaller service) {
    Optional<ForService> wanted = annotation(ForService.class);
    if (wanted.isEmpty() || !service.scopes().contains(wanted.get().value())) {
      throw AppException.forbidden("This service token does not allow this");
    }
  }

  private void requireRole(Caller caller) {
    Optional<OnlyFor> only = annotation(OnlyFor.class);
    boolean isAllowed =
        only.isPresent()
            ? Arrays.asList(only.get().value()).contains(caller.role())
            : annotation(ForService.class).isEmpty() || caller.isAdmin();
    if (!isAllowed) {
      throw AppException.forbidden("Your role does not allow this");
    }
  }

  /** The method's own annotation counts before that of its class. */
  private <A extends Annotation> Optional<A> annotation(Class<A> type) {
    @Nullable Method method = resource.getResourceMethod();
    if (method == null) {
      return Optional.empty();
    }
    return Optional.ofNullable(method.getAnnotation(type))
        .or(() -> Optional.ofNullable(resource.getResourceClass().getAnnotation(type)));
  }

  private record CallerContext(Principal caller, boolean isSecure) implements SecurityContext {
    @Override
    public Principal getUserPrincipal() {
      return caller;
    }

    @Override
    public boolean isUserInRole(String role) {
      return caller instanceof Caller user && user.role().wire().equals(role);
    }

    @Override
    public String getAuthenticationScheme() {
      return "Bearer";
    }
  }
}
