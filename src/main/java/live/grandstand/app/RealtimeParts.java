package live.grandstand.app;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import live.grandstand.engineio.EnginePaths;
import live.grandstand.engineio.EngineServer;
import live.grandstand.engineio.EngineSettings;
import live.grandstand.engineio.websocket.WebSocketTransports;
import live.grandstand.gateway.AppErrors;
import live.grandstand.platform.Json;
import live.grandstand.platform.Settings;
import live.grandstand.socketio.SocketServer;
import live.grandstand.socketio.SocketSettings;

/**
 * Makes the plain-Java realtime core from the settings, with the container's threads. Which thread
 * may do what stands in docs/concurrency.md.
 */
@ApplicationScoped
@SuppressWarnings("NullAway.Init") // made by makePools
public class RealtimeParts {
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);
  private static final int CLOSER_THREADS = 2;

  @Resource ManagedThreadFactory threads;
  @Inject Settings.Realtime settings;
  @Inject Settings.Cors cors;

  private ThreadPoolExecutor workers;
  private ScheduledThreadPoolExecutor timer;

  @PostConstruct
  void makePools() {
    workers = pool("worker", Math.max(8, 4 * cores()));
    timer = new ScheduledThreadPoolExecutor(1, named("timer"));
    timer.setRemoveOnCancelPolicy(true);
  }

  /** Connections that wait for a worker. */
  int waitingForWorkers() {
    return workers.getQueue().size();
  }

  /** Time-outs that are set. */
  int timers() {
    return timer.getQueue().size();
  }

  /** Threads that know the application: its class loader, names and transactions. */
  ThreadFactory threads() {
    return threads;
  }

  @Produces
  @Singleton
  SocketServer socketServer() {
    return new SocketServer(
        SocketSettings.of(settings.connectTimeout(), settings.maxPayload())
            .withOutboxBytes(settings.outboxBytes())
            .withRecoveryWindow(settings.recoveryWindow()),
        Json.mapper(),
        workers,
        timer,
        new AppErrors());
  }

  @Produces
  @Singleton
  EngineServer engineServer(SocketServer sockets) {
    return new EngineServer(engineSettings(), sockets, threads, cores());
  }

  @Produces
  @Singleton
  EnginePaths enginePaths(EngineServer engine) {
    return new EnginePaths(Map.of("/socket.io/", engine));
  }

  @Produces
  @Singleton
  WebSocketTransports webSocketTransports() {
    return new WebSocketTransports(pool("closer", CLOSER_THREADS), settings.fastPath());
  }

  private EngineSettings engineSettings() {
    return new EngineSettings(
        settings.pingInterval(),
        settings.pingTimeout(),
        settings.upgradeTimeout(),
        CLOSE_TIMEOUT,
        settings.maxPayload(),
        settings.outboxBytes(),
        settings.inboundRate(),
        settings.connectRate(),
        cors.origins());
  }

  /** Its queue holds at most one task for each connection. */
  private ThreadPoolExecutor pool(String name, int size) {
    return new ThreadPoolExecutor(
        size, size, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), named(name));
  }

  /** The container's threads, with a name that says in a thread dump what they are for. */
  private ThreadFactory named(String name) {
    return task -> {
      Thread thread = threads.newThread(task);
      thread.setName(name);
      return thread;
    };
  }

  private static int cores() {
    return Runtime.getRuntime().availableProcessors();
  }
}
