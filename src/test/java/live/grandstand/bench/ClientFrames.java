package live.grandstand.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The bytes that a viewer writes: the upgrade request and masked WebSocket frames. */
final class ClientFrames {

  private static final byte FINAL_TEXT = (byte) 0x81;
  private static final byte FINAL_PONG = (byte) 0x8a;
  private static final int MASKED = 0x80;

  private ClientFrames() {}

  static ByteBuffer upgrade(String path, int port) {
    String request =
        "GET "
            + path
            + " HTTP/1.1\r\n"
            + "Host: 127.0.0.1:"
            + port
            + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Key: Z3JhbmRzdGFuZC1iZW5jaA==\r\nSec-WebSocket-Version: 13\r\n\r\n";
    return ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII));
  }

  static ByteBuffer text(String packet) {
    return frame(FINAL_TEXT, packet.getBytes(StandardCharsets.UTF_8));
  }

  static ByteBuffer pong(byte[] payload) {
    return frame(FINAL_PONG, payload);
  }

  /** Masked with the key 0, which RFC 6455 allows like any other: the payload stays as it is. */
  private static ByteBuffer frame(byte first, byte[] payload) {
    ByteBuffer frame = ByteBuffer.allocate(8 + payload.length).put(first);
    if (payload.length < 126) {
      frame.put((byte) (MASKED | payload.length));
    } else if (payload.length < 0x10000) {
      frame.put((byte) (MASKED | 126)).putShort((short) payload.length);
    } else {
      throw new IllegalArgumentException("a packet of " + payload.length + " bytes");
    }
    return frame.putInt(0).put(payload).flip();
  }
}
