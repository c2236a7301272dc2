package live.grandstand.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryUsage;
import java.time.Instant;
import java.util.List;
import live.grandstand.gateway.GatewayFigures;
import live.grandstand.platform.Ids;

/** Puts together what is going on. Asks no database and takes no lock. */
@ApplicationScoped
class Stats {
  @Inject GatewayFigures gateway;
  @Inject Throughput throughput;

  private final StatsView.Node node =
      new StatsView.Node(
          Ids.next().toString(),
          Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime()),
          Runtime.getRuntime().availableProcessors());

  StatsView now() {
    return new StatsView(
        List.of(node),
        gateway.connections(),
        gateway.sockets(),
        gateway.rooms(),
        rounded(throughput.messagesPerSecond()),
        rounded(throughput.deliveriesPerSecond()),
        memory());
  }

  private static double rounded(double rate) {
    return Math.round(rate * 10) / 10.0;
  }

  private static StatsView.Memory memory() {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    MemoryUsage heap = memory.getHeapMemoryUsage();
    return new StatsView.Memory(
        heap.getUsed(),
        heap.getCommitted(),
        heap.getMax(),
        memory.getNonHeapMemoryUsage().getUsed());
  }
}
