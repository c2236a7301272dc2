package live.grandstand.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;
import live.grandstand.platform.AppException;

/**
 * The order of things at the front door. It has no transaction itself, so that none is open while a
 * password is hashed.
 */
@ApplicationScoped
class SignIn {
  @Inject UserService users;
  @Inject SessionService sessions;
  @Inject HashingGate gate;
  @Inject LoginThrottle throttle;

  AuthResponse register(Register wanted, Client client) {
    users.requireFree(wanted.username(), wanted.email());
    String hash = gate.inTurn(() -> Passwords.hash(wanted.password()));
    return users.register(
        new NewUser(wanted.username(), wanted.email(), wanted.fullName(), hash, Role.USER), client);
  }

  /** One text and one duration for a user who does not exist and for a wrong password. */
  AuthResponse logIn(LogIn login, Client client) {
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
                    account, client.network(), () -> Passwords.matches(login.password(), hash)));
    if (!right) {
      throw AppException.unauthorized("Invalid credentials");
    }
    return users.logIn(found.orElseThrow().userId(), client);
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
}
