package live.grandstand.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** Offers the one storage of this deployment for injection. */
@ApplicationScoped
class FileStorageProducer {
  @Produces
  @ApplicationScoped
  FileStorage storage(Settings.Storage settings, Clock clock) {
    return settings.s3() == null
        ? new LocalFileStorage(settings.dir())
        : new S3FileStorage(settings.s3(), clock);
  }
}
