package live.grandstand.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Starts and stops the deletion of files with the application. */
@ApplicationScoped
public class FilesLifecycle {
  @Resource ManagedThreadFactory threads;
  @Inject FileDeletions deletions;

  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
    Thread thread = threads.newThread(deletions);
    thread.setName("file-deletions");
    thread.start();
  }

  void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object stopping) {
    deletions.stop();
  }
}
