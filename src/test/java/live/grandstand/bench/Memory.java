package live.grandstand.bench;

import java.io.IOException;

/**
 * What a server holds right after a full collection, or the difference of two such readings.
 *
 * @param heap bytes that live in its heap
 * @param resident bytes of its process in memory
 */
record Memory(long heap, long resident) {

  static Memory of(MeasuredServer server) throws IOException, InterruptedException {
    long heap = server.liveBytes();
    return new Memory(heap, server.meter().residentBytes());
  }

  Memory since(Memory earlier) {
    return new Memory(heap - earlier.heap, resident - earlier.resident);
  }

  double heapMegabytes() {
    return heap / 1e6;
  }

  double residentMegabytes() {
    return resident / 1e6;
  }

  String line() {
    return String.format("heap %,.1f MB, RSS %,.0f MB", heapMegabytes(), residentMegabytes());
  }
}
