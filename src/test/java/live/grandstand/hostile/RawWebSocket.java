package live.grandstand.hostile;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A WebSocket whose every bit can be chosen. */
final class RawWebSocket extends Wire {
  static final int FIN = 0x80;
  static final int CONTINUATION = 0;
  static final int TEXT = 1;
  static final int BINARY = 2;
  static final int CLOSE = 8;
  static final int PING = 9;
  static final int PONG = 10;

  private static final byte[] MASK = {0x12, 0x34, 0x56, 0x78};

  private RawWebSocket(int port, int receiveBuffer) throws IOException {
    super(port, receiveBuffer);
  }

  /** Opens an Engine.IO session on a path, such as {@code /engine.io/}. */
  static RawWebSocket open(int port, String path) throws IOException {
    return open(port, path, 0);
  }

  static RawWebSocket open(int port, String path, int receiveBuffer) throws IOException {
    return openWith(port, path + "?EIO=4&transport=websocket", receiveBuffer);
  }

  /** Opens an Engine.IO session and sends bytes right behind the request, without an answer. */
  static RawWebSocket openSaying(int port, String path, byte[] early) throws IOException {
    RawWebSocket socket = new RawWebSocket(port, 0);
    byte[] request =
        handshake(path + "?EIO=4&transport=websocket", "").getBytes(StandardCharsets.US_ASCII);
    socket.send(ByteBuffer.allocate(request.length + early.length).put(request).put(early).array());
    return expectUpgrade(socket);
  }

  /** Opens a WebSocket for whatever a path and query ask. */
  static RawWebSocket openWith(int port, String target) throws IOException {
    return openWith(port, target, 0);
  }

  private static RawWebSocket openWith(int port, String target, int receiveBuffer)
      throws IOException {
    RawWebSocket socket = new RawWebSocket(port, receiveBuffer);
    socket.send(handshake(target, ""));
    return expectUpgrade(socket);
  }

  private static RawWebSocket expectUpgrade(RawWebSocket socket) throws IOException {
    int status = socket.answer().status();
    if (status != 101) {
      throw new AssertionError("no upgrade but " + status);
    }
    return socket;
  }

  /** A WebSocket request; the headers end with a line's end, or are empty. */
  static String handshake(String target, String headers) {
    return "GET "
        + target
        + " HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
        + headers
        + "\r\n";
  }

  RawWebSocket text(String text) throws IOException {
    send(frame(FIN | TEXT, text.getBytes(StandardCharsets.UTF_8)));
    return this;
  }

  RawWebSocket binary(byte[] bytes) throws IOException {
    send(frame(FIN | BINARY, bytes));
    return this;
  }

  /** A correctly masked frame, whatever its first byte says. */
  static byte[] frame(int first, byte[] payload) {
    byte[] masked = payload.clone();
    for (int i = 0; i < masked.length; i++) {
      masked[i] ^= MASK[i & 3];
    }
    return frameOf(first, 0x80, payload.length, MASK, masked);
  }

  /** A frame's bytes as given: length and payload need not agree. */
  static byte[] frameOf(int first, int maskBit, long length, byte[] mask, byte[] payload) {
    ByteBuffer frame = ByteBuffer.allocate(14 + payload.length);
    frame.put((byte) first);
    if (length >= 0 && length < 126) {
      frame.put((byte) (maskBit | (int) length));
    } else if (length >= 0 && length < 0x10000) {
      frame.put((byte) (maskBit | 126)).putShort((short) length);
    } else {
      frame.put((byte) (maskBit | 127)).putLong(length);
    }
    frame.put(mask).put(payload);
    byte[] bytes = new byte[frame.position()];
    frame.flip().get(bytes);
    return bytes;
  }

  /** A frame from the server. */
  record Frame(int opcode, byte[] payload) {
    String text() {
      return new String(payload, StandardCharsets.UTF_8);
    }

    int closeCode() {
      return payload.length < 2 ? 1005 : ByteBuffer.wrap(payload).getShort() & 0xFFFF;
    }
  }

  /** The next frame. */
  Frame read() throws IOException {
    DataInputStream in = new DataInputStream(in());
    int opcode = in.readUnsignedByte() & 0x0F;
    int code = in.readUnsignedByte();
    long length = code == 126 ? in.readUnsignedShort() : code == 127 ? in.readLong() : code;
    byte[] payload = new byte[(int) length];
    in.readFully(payload);
    return new Frame(opcode, payload);
  }

  /** The next text, pings answered on the way. */
  String readText() throws IOException {
    Frame frame = read();
    while (frame.opcode() != TEXT || frame.text().equals("2")) {
      if (frame.opcode() == CLOSE) {
        throw new AssertionError("closed with " + frame.closeCode());
      }
      if (frame.opcode() == TEXT) {
        text("3");
      }
      frame = read();
    }
    return frame.text();
  }

  /** Reads until the server closes; its code, or 1006 when it just hung up. */
  int closeCode() throws IOException {
    try {
      Frame frame = read();
      while (frame.opcode() != CLOSE) {
        frame = read();
      }
      return frame.closeCode();
    } catch (EOFException | SocketException e) {
      return 1006;
    }
  }

  /** One frame so many times over. */
  static byte[] times(int count, byte[] frame) {
    ByteArrayOutputStream all = new ByteArrayOutputStream(count * frame.length);
    for (int i = 0; i < count; i++) {
      all.writeBytes(frame);
    }
    return all.toByteArray();
  }
}
