package live.grandstand.admin;

import java.time.Instant;
import java.util.List;
import java.util.Map;

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
    List<Node> nodes,
    Map<String, Integer> connections,
    Map<String, Integer> sockets,
    int rooms,
    double messagesPerSecond,
    double deliveriesPerSecond,
    Memory memory) {

  /**
   * A server.
   *
   * @param id differs from that of every other node, and after every start
   * @param processors how many it may use
   */
  public record Node(String id, Instant startedAt, int processors) {}

  /** Memory of the answering node's JVM, in bytes: of the heap, and besides it. */
  public record Memory(long heapUsed, long heapCommitted, long heapMax, long nonHeapUsed) {}
}
