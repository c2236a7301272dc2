package live.grandstand.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import live.grandstand.chat.ChatLifecycle;
import live.grandstand.gateway.GatewayFigures;
import live.grandstand.socketio.SocketServer;

/** Messages and deliveries a second, over the last five seconds: two numbers are read a second. */
@ApplicationScoped
class Throughput {
  private static final long SAMPLE_SECONDS = 1;

  @Inject SocketServer server;
  @Inject GatewayFigures gateway;
  @Inject ChatLifecycle chat;

  private final Rate messages = new Rate();
  private final Rate deliveries = new Rate();

  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
    server
        .timer()
        .scheduleWithFixedDelay(this::sample, SAMPLE_SECONDS, SAMPLE_SECONDS, TimeUnit.SECONDS);
  }

  private void sample() {
    long now = System.nanoTime();
    messages.sample(now, chat.storedMessages());
    deliveries.sample(now, gateway.deliveries());
  }

  double messagesPerSecond() {
    return messages.perSecond();
  }

  double deliveriesPerSecond() {
    return deliveries.perSecond();
  }
}
