package live.grandstand.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** Offers the settings, whole and in parts, for injection. */
@ApplicationScoped
public class SettingsProducer {
  @Produces
  Settings settings() {
    return SettingsLoader.current();
  }

  @Produces
  Settings.Db db() {
    return settings().db();
  }

  @Produces
  Settings.Jwt jwt() {
    return settings().jwt();
  }

  @Produces
  Settings.PasswordAlgorithm passwords() {
    return settings().passwords();
  }

  @Produces
  Settings.Admin admin() {
    return settings().admin();
  }

  @Produces
  Settings.Cors cors() {
    return settings().cors();
  }

  @Produces
  Settings.Http http() {
    return settings().http();
  }

  @Produces
  Settings.Realtime realtime() {
    return settings().realtime();
  }

  @Produces
  Settings.Chat chat() {
    return settings().chat();
  }

  @Produces
  Settings.Storage storage() {
    return settings().storage();
  }

  @Produces
  Settings.Jobs jobs() {
    return settings().jobs();
  }

  @Produces
  Settings.Ai ai() {
    return settings().ai();
  }
}
