package live.grandstand.fuzz;

import java.util.Arrays;
import live.grandstand.engineio.FuzzedEngine;
import live.grandstand.engineio.polling.FuzzedQuery;
import live.grandstand.engineio.websocket.FuzzedParts;
import live.grandstand.platform.FuzzedForwarded;
import live.grandstand.socketio.FuzzedSocket;

/**
 * Everything that decodes what strangers send; Jazzer runs one test in a process, so all in one.
 */
final class Decoders {
  private Decoders() {}

  /** The first byte says which decoder gets the rest. */
  static void decode(byte[] data) {
    if (data.length == 0) {
      return;
    }
    byte[] input = Arrays.copyOfRange(data, 1, data.length);
    switch (Math.floorMod(data[0], 9)) {
      case 0 -> FuzzedEngine.packet(input);
      case 1 -> FuzzedEngine.payload(input);
      case 2 -> FuzzedEngine.frames(input);
      case 3 -> FuzzedEngine.origin(input);
      case 4 -> FuzzedParts.fragments(input);
      case 5 -> FuzzedQuery.query(input);
      case 6 -> FuzzedSocket.packet(input);
      case 7 -> FuzzedSocket.packetWithAttachments(input);
      default -> FuzzedForwarded.fields(input);
    }
  }
}
