package live.grandstand.accounts;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
import java.util.Arrays;
import java.util.Optional;
import live.grandstand.platform.AppException;
import org.jspecify.annotations.Nullable;

/**
 * Who may call what over REST. Every resource method needs a good access token, unless it is {@link
 * OpenToAll}: then a token may be absent, but a bad one is still refused. {@link OnlyFor} holds on
 * top of that.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
@ApplicationScoped
public class AccessFilter implements ContainerRequestFilter {
  @Context ResourceInfo resource;
  @Inject SessionService sessions;

  @Override
  public void filter(ContainerRequestContext request) {
    @Nullable String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
    if (header == null && annotation(OpenToAll.class).isPresent()) {
      return;
    }
    Caller caller = authenticate(header);
    requireRole(caller);
    request.setSecurityContext(new CallerContext(caller, request.getSecurityContext().isSecure()));
  }

  private Caller authenticate(@Nullable String header) {
    try {
      return sessions.authenticate(header).caller();
    } catch (TokenRefused e) {
      throw AppException.unauthorized(e.detail());
    }
  }

  private void requireRole(Caller caller) {
    Optional<OnlyFor> only = annotation(OnlyFor.class);
    if (only.isPresent() && !Arrays.asList(only.get().value()).contains(caller.role())) {
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

  private record CallerContext(Caller caller, boolean isSecure) implements SecurityContext {
    @Override
    public Caller getUserPrincipal() {
      return caller;
    }

    @Override
    public boolean isUserInRole(String role) {
      return caller.role().wire().equals(role);
    }

    @Override
    public String getAuthenticationScheme() {
      return "Bearer";
    }
  }
}
