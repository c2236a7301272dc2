package live.grandstand.bench;

import java.util.Optional;

/** The words in which the measured servers differ: how a viewer signs in, joins and speaks. */
interface Dialect {

  /** The Socket.IO CONNECT packet of a viewer. */
  String connect(int viewer);

  /** The packet by which a viewer asks to join its room; empty when connecting is joining. */
  Optional<String> join(int viewer);

  /** How the packet begins that says: you are in the room. */
  String joined();

  /** How packets begin that refuse to let a viewer in. */
  default String refused() {
    return "44";
  }

  /** The packet in which a viewer sends {@code text} to its room. */
  String chat(int viewer, String text);

  /** The address at which the WebSocket is asked for. */
  default String path() {
    return "/socket.io/?EIO=4&transport=websocket";
  }

  /** Whether a viewer is in as soon as it has its WebSocket, without a packet. */
  default boolean joinsByUpgrade() {
    return false;
  }
}
