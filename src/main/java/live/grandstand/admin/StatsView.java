package live.grandstand.admin;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is going on (rest.md: {@code GET /admin/stats}).
 *
 * @param nodes the servers that belong together
 * @param connections open connections by transport
 * @param sockets connected sockets by namespace; one connection may have several
 * @param rooms rooms that somebody is in
 * @param messagesPerSecond chat messages stored, over the last five seconds
 * @param deliveriesPerSecond frames handed to clients' connections, over the last five seconds
 */
public record StatsView(
    @Schema(description = "The servers that belong together") List<Node> nodes,
    @Schema(
            description = "Open connections by transport",
            example = "{\"websocket\": 120, \"polling\": 3}")
        Map<String, Integer> connections,
    @Schema(description = "Connected sockets by namespace", example = "{\"/\": 123}")
        Map<String, Integer> sockets,
    @Schema(description = "Rooms that somebody is in", example = "130") int rooms,
    @Schema(description = "Chat messages stored, over the last five seconds", example = "4.2")
        double messagesPerSecond,
    @Schema(
            description = "Frames handed to connections, over the last five seconds",
            example = "504.6")
        double deliveriesPerSecond,
    @Schema(description = "Of the JVM of the node that answers, in bytes") Memory memory) {

  /**
   * A server.
   *
   * @param id differs from that of every other node, and after every start
   * @param processors how many it may use
   */
  public record Node(
      @Schema(
              description = "Differs from that of every other node, and after every start",
              example = "0196f3a2-7c00-7000-8000-000000000009")
          String id,
      Instant startedAt,
      @Schema(description = "How many it may use", example = "4") int processors) {}

  /** Memory of the answering node's JVM, in bytes: of the heap, and besides it. */
  public record Memory(
      @Schema(example = "180355072") long heapUsed,
      @Schema(example = "268435456") long heapCommitted,
      @Schema(example = "805306368") long heapMax,
      @Schema(example = "150994944") long nonHeapUsed) {}
}
