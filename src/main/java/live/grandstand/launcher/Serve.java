package live.grandstand.launcher;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * {@code mvn -Prun}: runs the server in a process of its own, with Maven's terminal, and keeps
 * Maven alive until that process has ended. Called within Maven; not part of grandstand.jar.
 */
public final class Serve {
  private static final long STOP_SECONDS = 20;

  private Serve() {}

  /**
   * Runs {@code java} with these arguments.
   *
   * @throws IllegalStateException if the server does not start
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of(args));
    Process server = new ProcessBuilder(command).inheritIO().start();
    Thread stop = new Thread(() -> stop(server), "stop-server");
    Runtime.getRuntime().addShutdownHook(stop);
    int status = server.waitFor();
    forget(stop);
    if (status != 0) {
      throw new IllegalStateException("The server ended with status " + status);
    }
  }

  private static void forget(Thread stop) {
    try {
      Runtime.getRuntime().removeShutdownHook(stop);
    } catch (IllegalStateException e) {
      // Maven is being stopped, which is why the server ended
    }
  }

  /** Ctrl-C reaches both processes, a SIGTERM perhaps only Maven's: the other one is told. */
  private static void stop(Process server) {
    server.destroy();
    try {
      if (!server.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        server.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
