package live.grandstand.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Optional;
import java.util.UUID;
import live.grandstand.accounts.RateLimit.Per;
import live.grandstand.accounts.TokenRefused.Reason;
import live.grandstand.platform.AppException;

/**
 * Counts REST calls for whoever makes them and refuses those over the limit. What a call found is
 * kept with the request, for {@link RateLimitFilter}.
 */
@ApplicationScoped
class CallLimits {
  private static final String ATTRIBUTE = CallLimits.class.getName();

  @Inject RateLimiter limiter;

  /**
   * Counts a call without a token.
   *
   * @throws AppException {@code RATE_LIMITED}
   */
  void countStranger(HttpServletRequest request, RateLimit limit) {
    if (limit.per() != Per.LOGIN) {
      take(request, limit, Spender.address(network(request)));
    }
  }

  /**
   * Counts a call with a good token.
   *
   * @throws AppException {@code RATE_LIMITED}
   */
  void countCaller(HttpServletRequest request, RateLimit limit, Principal caller) {
    switch (limit.per()) {
      case ADDRESS -> take(request, limit, Spender.address(network(request)));
      case CALLER -> take(request, limit, spender(caller));
      case LOGIN -> {} // by the method itself
    }
  }

  /**
   * Counts a call with a refresh token that its signature makes ours.
   *
   * @throws AppException {@code RATE_LIMITED}
   */
  void countLogin(HttpServletRequest request, RateLimit limit, UUID sessionId) {
    take(request, limit, Spender.login(sessionId));
  }

  /**
   * Counts a call whose token is not good: by its address, and by the login as well when there was
   * one. Never with those whose tokens are good.
   *
   * @throws AppException {@code RATE_LIMITED}
   */
  void countRefused(HttpServletRequest request, RateLimit limit, TokenRefused refusal) {
    String network = network(request);
    Optional<UUID> login = refusal.sessionId();
    if (login.isPresent()) {
      take(request, limit, Spender.formerLogin(login.get(), network));
    } else {
      RateLimit counted = refusal.reason() == Reason.INVALID ? RateLimit.BAD_TOKEN : limit;
      take(request, counted, Spender.address(network));
    }
  }

  /** What the last count of this request found; empty when nothing was counted. */
  static Optional<Allowance> found(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof Allowance allowance
        ? Optional.of(allowance)
        : Optional.empty();
  }

  private void take(HttpServletRequest request, RateLimit limit, Spender spender) {
    Allowance found = limiter.take(limit, spender);
    request.setAttribute(ATTRIBUTE, found);
    if (found.isSpent()) {
      throw AppException.rateLimited("Too many requests, try again later", found.retryAfter());
    }
  }

  private static Spender spender(Principal caller) {
    return caller instanceof ServiceCaller service
        ? Spender.of(service)
        : Spender.of((Caller) caller);
  }

  private static String network(HttpServletRequest request) {
    return IpNetwork.of(request.getRemoteAddr());
  }
}
