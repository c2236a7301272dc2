package live.grandstand.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
import live.grandstand.platform.ErrorCode;
import live.grandstand.platform.Ids;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is let in where, by the annotations of a resource method. */
class AccessFilterTest {
  private static final int ALLOWANCE = 5;
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

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "forAll,      -,            read",
        "forAll,      Bearer user,  read",
        "forAll,      Bearer bad,   bad-token",
        "forUsers,    -,            write",
        "forUsers,    Bearer user,  write",
        "forAdmins,   Bearer user,  search",
        "forAdmins,   Bearer gst_1, search",
        "forEmitting, Bearer gst_x, bad-token",
        "forRooms,    Bearer gst_1, read",
        "forStrangers, Bearer user, login",
      })
  void aCallCountsWhetherItIsLetInOrNot(String method, @Nullable String header, String limit)
      throws Exception {
    AccessFilter filter = filter(Doors.class.getDeclaredMethod(method));

    try {
      filter.filter(request(header, new AtomicReference<>()));
    } catch (AppException e) {
      // as the other test says
    }

    assertEquals(limit, CallLimits.found(filter.http).orElseThrow().limit().wire());
  }

  @Test
  void whoHasSpentTheirAllowanceIsRefusedWhateverElseIsTrue() throws Exception {
    AccessFilter filter = filter(Doors.class.getDeclaredMethod("forUsers"));
    ContainerRequestContext call = request("Bearer bad", new AtomicReference<>());
    for (int i = 0; i < ALLOWANCE; i++) {
      refused(ErrorCode.UNAUTHORIZED, () -> filter.filter(call));
    }

    refused(ErrorCode.RATE_LIMITED, () -> filter.filter(call));
    filter.filter(request("Bearer user", new AtomicReference<>()));
  }

  private static void refused(ErrorCode code, Executable call) {
    assertEquals(code, assertThrows(AppException.class, call).code());
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
    filter.http = ServletRequests.from("203.0.113.7");
    filter.limits = new CallLimits();
    filter.limits.limiter =
        new RateLimiter(
            RateLimiterTest.rates(ALLOWANCE + "/1m"), new RateLimiterTest.ManualMeter());
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
    @Limited(RateLimit.READ)
    void forAll() {}

    @Limited(RateLimit.WRITE)
    void forUsers() {}

    @OpenToAll
    @Limited(RateLimit.LOGIN)
    void forStrangers() {}

    @OnlyFor(Role.ADMIN)
    @Limited(RateLimit.SEARCH)
    void forAdmins() {}

    @ForService(ServiceScope.EMIT)
    void forEmitting() {}

    @ForService(ServiceScope.ROOMS)
    void forRooms() {}
  }

  private static final class KnownUsers extends SessionService {
    @Override
    public Authenticated authenticate(@Nullable String bearer) {
      if (bearer == null) {
        throw new TokenRefused(Reason.MISSING);
      }
      if (bearer.endsWith("bad")) {
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
