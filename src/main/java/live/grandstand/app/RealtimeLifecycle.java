package live.grandstand.app;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.locks.LockSupport;
import live.grandstand.chat.ChatLifecycle;
import live.grandstand.dashboard.DashboardLifecycle;
import live.grandstand.engineio.CloseReason;
import live.grandstand.engineio.EngineServer;
import live.grandstand.engineio.websocket.WebSocketTransports;
import live.grandstand.gateway.GatewayLifecycle;
import live.grandstand.jobs.JobsLifecycle;

/**
 * Starts the realtime gateway with the application, and ends it politely: every connection is
 * flushed and closed so that its client reconnects elsewhere, and what this node was working on is
 * handed back (running.md, Operations).
 */
@ApplicationScoped
class RealtimeLifecycle {
  private static final long DRAIN_NANOS = 5_000_000_000L;
  private static final long LOOK_AGAIN_NANOS = 20_000_000L;

  @Inject RealtimeParts parts;
  @Inject RealtimeRoutes routes;
  @Inject EngineServer engine;
  @Inject WebSocketTransports transports;
  @Inject GatewayLifecycle gateway;
  @Inject ChatLifecycle chat;
  @Inject DashboardLifecycle dashboard;
  @Inject JobsLifecycle jobs;

  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
    transports.announce();
    routes.register();
    gateway.start(parts.threads());
    chat.start(parts.threads());
    dashboard.start(parts.threads());
    engine.start();
    jobs.start(parts.threads());
  }

  @PreDestroy
  void stop() {
    jobs.prepareStop();
    engine.closeAll(CloseReason.SERVER_SHUTDOWN);
    long deadline = System.nanoTime() + DRAIN_NANOS;
    while (!engine.sessions().isEmpty() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
    jobs.stop();
    dashboard.stop();
    chat.stop();
    gateway.stop();
    engine.stop();
  }
}
