package live.grandstand.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.Optional;
import live.grandstand.platform.AppException;
import live.grandstand.platform.Secrets;

/**
 * The order of things at the front door. It has no transaction itself, so that none is open while a
 * password is hashed.
 */
@ApplicationScoped
class SignIn {
  private static final Logger LOG = System.getLogger(SignIn.class.getName());

  @Inject UserService users;
  @Inject SessionService sessions;
  @Inject Passwords passwords;
  @Inject HashingGate gate;
  @Inject LoginThrottle throttle;

  AuthResponse register(Register wanted, Client client) {
    users.requireFree(wanted.username(), wanted.email());
    String hash = gate.inTurn(() -> passwords.hash(wanted.password()));
    return users.register(
        new NewUser(wanted.username(), wanted.email(), wanted.fullName(), hash, Role.USER), client);
  }

  /**
   * One text and one duration for a user who does not exist and for a wrong password. A password
   * that was changed while it was checked is checked once more.
   */
  AuthResponse logIn(LogIn login, Client client) {
    return tryLogIn(login, client).or(() -> tryLogIn(login, client)).orElseThrow(SignIn::refused);
  }

  private Optional<AuthResponse> tryLogIn(LogIn login, Client client) {
    Optional<Credentials> found = users.credentials(login.username());
    String account =
        found
            .map(credentials -> credentials.userId().toString())
            .orElseGet(() -> login.username().toLowerCase(Locale.ROOT));
    Optional<String> hash = found.map(Credentials::passwordHash);
    boolean right =
        gate.inTurn(
            () ->
                throttle.attempt(
                    account, client.network(), () -> passwords.matches(login.password(), hash)));
    if (!right) {
      throw refused();
    }
    Credentials checked = found.orElseThrow();
    Optional<AuthResponse> opened = users.logIn(checked, client);
    if (opened.isPresent() && passwords.isOutdated(checked.passwordHash())) {
      hashAgain(checked, login.password());
    }
    return opened;
  }

  /** The one moment at which the password is there. When there is no time now, the next will do. */
  private void hashAgain(Credentials checked, String password) {
    try {
      users.rehash(checked, gate.inTurn(() -> passwords.hash(password)));
    } catch (AppException e) {
      LOG.log(Level.INFO, "A password stays hashed as it was: {0}", e.detail());
    }
  }

  private static AppException refused() {
    return AppException.unauthorized("Invalid credentials");
  }

  AuthResponse refresh(Refresh request, Client client) {
    try {
      return sessions.renew(request.refreshToken(), client);
    } catch (TokenRefused e) {
      throw AppException.unauthorized(e.detail());
    }
  }

  void logOut(Caller caller) {
    sessions.end(caller);
  }

  /**
   * Changes the password of somebody who is signed in and knows the old one.
   *
   * @throws AppException {@code BAD_REQUEST} naming the password that is wrong, {@code
   *     RATE_LIMITED} after too many wrong ones
   */
  void changePassword(Caller caller, ChangePassword change) {
    Credentials now = users.credentials(caller).orElseThrow(() -> AppException.notFound("user"));
    Optional<String> hash = Optional.of(now.passwordHash());
    boolean right =
        gate.inTurn(
            () ->
                throttle.attempt(
                    caller.userId(), () -> passwords.matches(change.oldPassword(), hash)));
    if (!right) {
      throw AppException.badRequest("oldPassword", "is not your password");
    }
    if (Secrets.same(change.oldPassword(), change.newPassword())) {
      throw AppException.badRequest("newPassword", "must not be the old one");
    }
    String newHash = gate.inTurn(() -> passwords.hash(change.newPassword()));
    users.changePassword(caller, now, newHash);
  }
}
