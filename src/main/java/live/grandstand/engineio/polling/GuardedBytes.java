package live.grandstand.engineio.polling;

import java.io.IOException;
import java.nio.ByteBuffer;
import live.grandstand.engineio.FrameGuard;

/**
 * Reads what a {@link FrameGuard} lets pass. The bytes go straight to where the reader wants them
 * and are checked there. Not thread safe.
 */
final class GuardedBytes {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final FrameGuard guard;
  private final Source source;
  private ByteBuffer passed = NOTHING;

  /** Where the bytes come from, as {@link java.io.InputStream#read(byte[], int, int)} says it. */
  @FunctionalInterface
  interface Source {
    int read(byte[] target, int offset, int length) throws IOException;
  }

  GuardedBytes(FrameGuard guard, Source source) {
    this.guard = guard;
    this.source = source;
  }

  /** Reads; 0 when what came was the beginning of a header, less than 0 at the source's end. */
  int read(byte[] target, int offset, int length) throws IOException {
    if (!hasPassed()) {
      int count = length > FrameGuard.MAX_HEADER ? readInto(target, offset, length) : readBesides();
      if (count != 0 || !hasPassed()) {
        return count;
      }
    }
    int count = Math.min(length, passed.remaining());
    passed.get(target, offset, count);
    if (!hasPassed()) {
      passed = NOTHING; // a quiet connection keeps nothing of what it read last
    }
    return count;
  }

  private int readInto(byte[] target, int offset, int length) throws IOException {
    int kept = guard.restore(target, offset);
    int count = source.read(target, offset + kept, length - kept);
    if (count <= 0) {
      return count;
    }
    int good = guard.pass(target, offset, kept + count);
    byte[] close = guard.takeClose();
    if (close != null) {
      passed = ByteBuffer.wrap(close); // for the next read
    }
    return good;
  }

  /** For a target in which there might not be room for a header. */
  private int readBesides() throws IOException {
    byte[] room = new byte[2 * FrameGuard.MAX_HEADER];
    int count = readInto(room, 0, room.length);
    if (count <= 0) {
      return count;
    }
    ByteBuffer close = passed;
    passed = ByteBuffer.allocate(count + close.remaining()).put(room, 0, count).put(close).flip();
    return 0;
  }

  /** Whether a read brings something without the source. */
  boolean hasPassed() {
    return passed.hasRemaining();
  }

  /** Bytes that came and have not been read, the beginning of a header among them. */
  int waiting() {
    return guard.keptBack() + passed.remaining();
  }
}
