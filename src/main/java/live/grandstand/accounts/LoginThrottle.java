package live.grandstand.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import live.grandstand.platform.AppException;

/**
 * At most 10 wrong passwords for an account and 30 from an address in 15 minutes (rest.md
 * "Accounts"). It only ever holds up new logins, never a login that exists, so it cannot be used to
 * throw somebody out. Counts are this node's.
 */
@ApplicationScoped
class LoginThrottle {
  private static final Duration WINDOW = Duration.ofMinutes(15);
  private static final int PER_ACCOUNT = 10;
  private static final int PER_ADDRESS = 30;
  private static final int MAX_KEYS = 20_000;

  @Inject Clock clock;

  private final FailureWindow accounts = new FailureWindow(PER_ACCOUNT, WINDOW, MAX_KEYS);
  private final FailureWindow addresses = new FailureWindow(PER_ADDRESS, WINDOW, MAX_KEYS);
  private final FailureWindow signedIn = new FailureWindow(PER_ACCOUNT, WINDOW, MAX_KEYS);

  /**
   * Checks a password unless there were too many wrong ones. The try counts as wrong while it runs,
   * so that many at once do not get further than many in a row.
   *
   * @param account whose password it should be, whether such an account exists or not
   * @param address where the try comes from
   * @return what the check says
   * @throws AppException {@code RATE_LIMITED} without a look at the password
   */
  boolean attempt(String account, String address, BooleanSupplier check) {
    Instant now = clock.instant();
    count(account, address, now);
    boolean right = false;
    try {
      right = check.getAsBoolean();
      return right;
    } finally {
      if (right) {
        accounts.takeBack(account, now);
        addresses.takeBack(address, now);
      }
    }
  }

  /**
   * Checks the password of somebody who is signed in: at most 10 wrong ones in 15 minutes. They are
   * counted apart from failed logins, which anybody can make for anybody, and hold up no login.
   *
   * @param userId whose password it should be
   * @return what the check says
   * @throws AppException {@code RATE_LIMITED} without a look at the password
   */
  boolean attempt(UUID userId, BooleanSupplier check) {
    Instant now = clock.instant();
    String user = userId.toString();
    synchronized (this) {
      refuse(signedIn.wait(user, now));
      signedIn.add(user, now);
    }
    boolean right = check.getAsBoolean();
    if (right) {
      signedIn.takeBack(user, now);
    }
    return right;
  }

  private synchronized void count(String account, String address, Instant now) {
    refuse(accounts.wait(account, now));
    refuse(addresses.wait(address, now));
    accounts.add(account, now);
    addresses.add(address, now);
  }

  private static void refuse(Optional<Duration> wait) {
    if (wait.isPresent()) {
      throw AppException.rateLimited("Too many failed logins, try again later", wait.get());
    }
  }
}
