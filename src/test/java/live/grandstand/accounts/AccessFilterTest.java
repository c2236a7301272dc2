package live.grandstand.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.SecurityContext;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.security.Principal;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import live.grandstand.accounts.TokenRefused.Reason;
import live.grandstand.platform.AppException;
import live.grandstand.platform.Ids;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is let in where, by the annotations of a resource method. */
class AccessFilterTest {
  private static final ServiceCaller SERVICE =
      new ServiceCaller(Ids.next(), "media server", Set.of(ServiceScope.EMIT));

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "forAll,       -,            -",
        "forAll,       Bearer user,  user",
        "forAll,       Bearer bad,   UNAUTHORIZED",
        "forAll,       Bearer gst_1, FORBIDDEN",
        "forAll,       Bearer gst_x, UNAUTHORIZED",
        "forUsers,     -,            UNAUTHORIZED",
        "forUsers,     Bearer user,  user",
        "forUsers,     Bearer gst_1, FORBIDDEN",
        "forAdmins,    Bearer user,  FORBIDDEN",
        "forAdmins,    Bearer admin, admin",
        "forAdmins,    Bearer gst_1, FORBIDDEN",
        "forEmitting,  -,            UNAUTHORIZED",
        "forEmitting,  Bearer user,  FORBIDDEN",
        "forEmitting,  Bearer admin, admin",
        "forEmitting,  Bearer gst_1, media server",
        "forEmitting,  gst_1,        media server",
        "forEmitting,  Bearer gst_x, UNAUTHORIZED",
        "forRooms,     Bearer gst_1, FORBIDDEN",
        "forRooms,     Bearer admin, admin",
      })
  void theAnnotationsDecide(String method, @Nullable String header, @Nullable String expected)
      throws Exception {
    assertEquals(expected, outcome(Doors.class.getDeclaredMethod(method), header));
  }

  private static @Nullable String outcome(Method method, @Nullable String header) {
    AtomicReference<@Nullable SecurityContext> result = new AtomicReference<>();
    try {
      filter(method).filter(request(header, result));
    } catch (AppException e) {
      return e.code().name();
    }
    SecurityContext context = result.get();
    Principal principal = context == null ? null : context.getUserPrincipal();
    return principal instanceof ServiceCaller service
        ? service.name()
        : principal instanceof Caller caller ? caller.username() : null;
  }

  private static AccessFilter filter(Method method) {
    AccessFilter filter = new AccessFilter();
    filter.resource =
        new ResourceInfo() {
          @Override
          public Method getResourceMethod() {
            return method;
          }

          @Override
          public Class<?> getResourceClass() {
            return Doors.class;
          }
        };
    filter.sessions = new KnownUsers();
    filter.serviceTokens = new KnownServices();
    return filter;
  }

  private static ContainerRequestContext request(
      @Nullable String header, AtomicReference<@Nullable SecurityContext> result) {
    SecurityContext plain =
        (SecurityContext) proxy(SecurityContext.class, (method, arguments) -> false);
    return (ContainerRequestContext)
        proxy(
            ContainerRequestContext.class,
            (method, arguments) ->
                switch (method) {
                  case "getHeaderString" -> header;
                  case "getSecurityContext" -> plain;
                  case "setSecurityContext" -> {
                    result.set((SecurityContext) arguments[0]);
                    yield null;
                  }
                  default -> throw new UnsupportedOperationException(method);
                });
  }

  private static Object proxy(Class<?> type, Answer answer) {
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) -> answer.to(method.getName(), arguments));
  }

  private interface Answer {
    @Nullable Object to(String method, Object[] arguments);
  }

  private static final class Doors {
    @OpenToAll
    void forAll() {}

    void forUsers() {}

    @OnlyFor(Role.ADMIN)
    void forAdmins() {}

    @ForService(ServiceScope.EMIT)
    void forEmitting() {}

    @ForService(ServiceScope.ROOMS)
    void forRooms() {}
  }

  private static final class KnownUsers extends SessionService {
    @Override
    public Authenticated authenticate(@Nullable String bearer) {
      if (bearer == null || bearer.endsWith("bad")) {
        throw new TokenRefused(Reason.INVALID);
      }
      String name = withoutScheme(bearer);
      Role role = Role.valueOf(name.toUpperCase(Locale.ROOT));
      return new Authenticated(new Caller(Ids.next(), name, role, Ids.next()), Instant.MAX);
    }
  }

  private static final class KnownServices extends ServiceTokenService {
    @Override
    public ServiceCaller authenticate(String text) {
      if (!text.equals("gst_1")) {
        throw new TokenRefused(Reason.INVALID);
      }
      return SERVICE;
    }
  }
}
