package live.grandstand.engineio.polling;

import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import live.grandstand.engineio.FrameGuard;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the container and its own WebSocket engine, so that the engine reads through a
 * {@link FrameGuard}. Made by the container, like every upgrade handler.
 */
public final class GuardedUpgrade implements HttpUpgradeHandler {
  private @Nullable HttpUpgradeHandler engine;
  private @Nullable FrameGuard guard;
  private @Nullable ScheduledExecutorService timer;

  /** Names who is guarded, before the container calls {@link #init}. */
  void guard(HttpUpgradeHandler engine, FrameGuard guard, ScheduledExecutorService timer) {
    this.engine = engine;
    this.guard = guard;
    this.timer = timer;
  }

  @Override
  public void init(WebConnection connection) {
    GuardedConnection guarded =
        GuardedConnection.over(
            connection, Objects.requireNonNull(guard), Objects.requireNonNull(timer));
    engine().init(guarded);
    guarded.begin();
  }

  @Override
  public void destroy() {
    engine().destroy();
  }

  private HttpUpgradeHandler engine() {
    return Objects.requireNonNull(engine);
  }
}
