package live.grandstand.streams;

import java.util.UUID;

/** Who knows how many watch. A port: the rooms are somebody else's. */
@FunctionalInterface
public interface ViewerCounts {

  /** How many sockets are in the room of this stream now; 0 when there is no such room. */
  int current(UUID streamId);
}
