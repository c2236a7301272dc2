package live.grandstand.bench;

import java.util.Optional;

/** The words in which the measured servers differ: how a viewer signs in, joins and speaks. */
interface Dialect {

  /** The Socket.IO CONNECT packet of a viewer. */
  String connect(int viewer);

  /** The packet that asks to join the room; empty when connecting is joining. */
  Optional<String> join();

  /** How the packet begins that says: you are in the room. */
  String joined();

  /** How packets begin that refuse to let a viewer in. */
  default String refused() {
    return "44";
  }

  /** The packet that sends {@code text} to the room. */
  String chat(String text);
}
