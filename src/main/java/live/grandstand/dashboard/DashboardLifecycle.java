package live.grandstand.dashboard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Starts and stops the thread that asks for what dashboards show. */
@ApplicationScoped
public class DashboardLifecycle {
  /** Rooms that changed, and sockets that came in, until they have had their turn. */
  private static final int MAX_WAITING = 1_000;

  @Inject DashboardPushes pushes;

  private @Nullable ThreadPoolExecutor executor;

  /** Called once, before the first client. */
  public void start(ThreadFactory threads) {
    ThreadPoolExecutor single =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MAX_WAITING),
            task -> {
              Thread thread = threads.newThread(task);
              thread.setName("dashboard");
              return thread;
            });
    pushes.start(single);
    executor = single;
  }

  /** Called once, when nobody is connected any more. */
  public void stop() {
    ThreadPoolExecutor single = executor;
    if (single != null) {
      single.shutdownNow();
    }
  }
}
