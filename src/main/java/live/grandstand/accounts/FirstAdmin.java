package live.grandstand.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import live.grandstand.platform.AppException;
import live.grandstand.platform.Secrets;
import live.grandstand.platform.Settings;

/**
 * Makes the first administrator when there is none (rest.md, last line). With an embedded database
 * and no configured password one is made up and printed, once: it is stored nowhere but as a hash.
 */
@ApplicationScoped
class FirstAdmin {
  private static final Logger LOG = System.getLogger(FirstAdmin.class.getName());
  private static final int PASSWORD_BYTES = 15;

  @Inject UserService users;
  @Inject Passwords passwords;
  @Inject Settings settings;

  /** Runs once the application is there, its tables included. */
  void atStart(@Observes @Initialized(ApplicationScoped.class) Object started) {
    if (users.hasAdmin()) {
      return;
    }
    Optional<String> configured =
        Optional.ofNullable(settings.admin().password()).map(Settings.Secret::reveal);
    if (configured.isPresent()) {
      make(configured.get());
    } else if (settings.embedded()) {
      String password = Secrets.token(PASSWORD_BYTES);
      if (make(password)) {
        print(password);
      }
    } else {
      LOG.log(Level.WARNING, "There is no admin: set grandstand.admin.password to have one made");
    }
  }

  private boolean make(String password) {
    String username = settings.admin().username();
    try {
      users.add(
          new NewUser(
              username,
              username + "@localhost",
              "Administrator",
              passwords.hash(password),
              Role.ADMIN));
      LOG.log(Level.INFO, "Made the first admin, username={0}", username);
      return true;
    } catch (AppException e) { // another node was faster, or somebody has that name
      LOG.log(Level.WARNING, "No admin was made, username={0}: {1}", username, e.detail());
      return false;
    }
  }

  private void print(String password) {
    String line = "=".repeat(64);
    System.out.printf(
        "%n%s%n  First admin   username: %s   password: %s%n  (shown only this once)%n%s%n%n",
        line, settings.admin().username(), password, line);
  }
}
