package live.grandstand.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import live.grandstand.accounts.TokenRefused.Reason;
import live.grandstand.platform.AppException;
import live.grandstand.platform.Ids;
import live.grandstand.platform.Page;
import live.grandstand.platform.Paging;
import live.grandstand.platform.Secrets;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of other services (rest.md "Emitting and administration"): made and revoked by
 * administrators, shown once, stored as hashes.
 *
 * <p>There are so few that all good ones are kept in memory for 1.5 seconds: a check asks the
 * database at most once in that time, whatever is sent, and a revocation elsewhere is seen in it.
 */
@ApplicationScoped
public class ServiceTokenService {
  /** What every service token begins with, for people and for tools that look for secrets. */
  public static final String PREFIX = "gst_";

  /** How many can be good at a time. */
  static final int MAX_GOOD = 100;

  private static final int BYTES = 32;
  private static final int LENGTH = PREFIX.length() + 43;
  private static final Duration USE_BEHIND = Duration.ofMinutes(5);
  private static final Duration KEPT = Duration.ofDays(90);
  private static final Instant TOO_FAR = Instant.parse("3000-01-01T00:00:00Z");

  @Inject ServiceTokenStore tokens;
  @Inject UserStore users;
  @Inject LastSeenService lastSeen;
  @Inject Clock clock;
  @Inject Event<ServiceTokensChanged> changed;
  @Inject Event<AdminActed> acted;

  /** When the use of a good token was last written here; as many as there are good tokens. */
  private final Map<UUID, Instant> noted = new ConcurrentHashMap<>();

  private volatile Known known = new Known(Map.of(), Instant.MIN);

  /**
   * Makes a token. This answer is the only place where it can be seen.
   *
   * @param address where the administrator acts from, for the audit
   * @throws AppException {@code BAD_REQUEST} naming {@code expiresAt} when that is over already;
   *     {@code CONFLICT} when there are a hundred good tokens; {@code FORBIDDEN} when the
   *     administrator is none any more
   */
  @Transactional
  public CreatedServiceToken create(Caller admin, NewServiceToken wanted, String address) {
    requireAdmin(admin); // locks: of two who make the last one, one comes first
    Instant now = clock.instant();
    Instant expiresAt = wanted.expiresAt();
    if (expiresAt != null && !(expiresAt.isAfter(now) && expiresAt.isBefore(TOO_FAR))) {
      throw AppException.badRequest("expiresAt", "must be in the future, before the year 3000");
    }
    tokens.removeOver(now.minus(KEPT));
    if (tokens.good(now).size() >= MAX_GOOD) {
      throw AppException.conflict("There are %d service tokens already".formatted(MAX_GOOD));
    }
    String text = PREFIX + Secrets.token(BYTES);
    ServiceToken made =
        new ServiceToken(Ids.next(), wanted, Secrets.hash(text), admin.userId(), now);
    tokens.add(made);
    tell(admin, made, AdminAction.SERVICE_TOKEN_CREATED, address);
    return new CreatedServiceToken(text, ServiceTokenView.of(made));
  }

  /** The tokens, the newest first; the revoked and expired ones of the last 90 days included. */
  @Transactional
  public Page<ServiceTokenView> list(Paging paging) {
    return paging.page(tokens.all(paging), ServiceToken::id).map(ServiceTokenView::of);
  }

  /**
   * Revokes a token: here at once, on other nodes within two seconds. Doing it twice changes
   * nothing.
   *
   * @param address where the administrator acts from, for the audit
   * @throws AppException {@code NOT_FOUND}
   */
  @Transactional
  public void revoke(Caller admin, UUID id, String address) {
    requireAdmin(admin);
    ServiceToken token = tokens.lock(id).orElseThrow(() -> AppException.notFound("service token"));
    if (token.revokedAt() == null) {
      token.revoke(clock.instant());
      tell(admin, token, AdminAction.SERVICE_TOKEN_REVOKED, address);
    }
  }

  /**
   * Checks a service token; does not need a transaction.
   *
   * @param text the token, without a scheme in front
   * @throws TokenRefused {@code INVALID} when it is not a good one
   */
  public ServiceCaller authenticate(String text) {
    if (text.length() != LENGTH || !text.startsWith(PREFIX)) {
      throw new TokenRefused(Reason.INVALID);
    }
    Instant now = clock.instant();
    String hash = Secrets.hash(text);
    ServiceToken token =
        Optional.ofNullable(good(now).get(hash))
            .filter(found -> Secrets.same(found.tokenHash(), hash) && found.isGood(now))
            .orElseThrow(() -> new TokenRefused(Reason.INVALID));
    noteUse(token, now);
    return token.caller();
  }

  /** What is remembered here does not outlive a change. */
  void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) ServiceTokensChanged event) {
    known = new Known(Map.of(), Instant.MIN);
  }

  private Map<String, ServiceToken> good(Instant now) {
    Known remembered = known;
    if (remembered.goodUntil.isAfter(now)) {
      return remembered.byHash;
    }
    Map<String, ServiceToken> byHash =
        tokens.good(now).stream()
            .collect(Collectors.toUnmodifiableMap(ServiceToken::tokenHash, Function.identity()));
    known = new Known(byHash, now.plus(SessionService.TRUST));
    noted.keySet().retainAll(byHash.values().stream().map(ServiceToken::id).toList());
    return byHash;
  }

  private void noteUse(ServiceToken token, Instant now) {
    @Nullable Instant here = noted.get(token.id());
    @Nullable Instant last = here == null ? token.lastUsedAt() : here;
    if (last == null || !last.isAfter(now.minus(USE_BEHIND))) {
      noted.put(token.id(), now);
      lastSeen.noteUse(token, now);
    }
  }

  private void requireAdmin(Caller admin) {
    if (!users.lockAdmins().contains(admin.userId())) {
      throw AppException.forbidden("Your role does not allow this");
    }
  }

  private void tell(Caller admin, ServiceToken token, AdminAction action, String address) {
    changed.fire(new ServiceTokensChanged(token.id()));
    acted.fire(
        new AdminActed(
            admin,
            action,
            "service_token",
            token.id().toString(),
            Map.of("name", token.name(), "scopes", token.scopes()),
            address,
            clock.instant()));
  }

  /** The good tokens by their hash, and how long that is believed. */
  private record Known(Map<String, ServiceToken> byHash, Instant goodUntil) {}
}
