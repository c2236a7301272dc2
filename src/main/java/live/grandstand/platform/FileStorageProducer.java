package live.grandstand.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** Offers the one storage of this deployment for injection. */
@ApplicationScoped
class FileStorageProducer {
  @Produces
  @ApplicationScoped
  FileStorage storage(Settings.Storage settings) {
    return new LocalFileStorage(settings.dir());
  }
}
