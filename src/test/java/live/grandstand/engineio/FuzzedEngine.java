package live.grandstand.engineio;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** What must hold for any input of Engine.IO's decoders. */
public final class FuzzedEngine {
  private static final OriginPolicy LISTED = new OriginPolicy(List.of("https://friend.example"));

  private FuzzedEngine() {}

  public static void packet(byte[] input) {
    try {
      String text = new String(input, StandardCharsets.UTF_8);
      EnginePacket packet = EngineCodec.decodePacket(text);
      require(text.equals(packet.type().wire() + packet.text()));
    } catch (ProtocolException e) {
      // refused, as it should be
    }
  }

  /** What was decoded from a payload is a payload again, and decodes to the same. */
  public static void payload(byte[] input) {
    try {
      String text = new String(input, StandardCharsets.UTF_8);
      List<EnginePacket> packets = EngineCodec.decodePayload(text, 1_000);
      require(packets.size() <= 1_000);
      byte[] again = EngineCodec.encodePayload(packets.stream().map(FuzzedEngine::frame).toList());
      List<EnginePacket> same =
          EngineCodec.decodePayload(new String(again, StandardCharsets.UTF_8), 1_000);
      for (int i = 0; i < packets.size(); i++) {
        require(packets.get(i).text().equals(same.get(i).text()));
        require(Arrays.equals(packets.get(i).binary(), same.get(i).binary()));
      }
    } catch (ProtocolException e) {
      // refused, as it should be
    }
  }

  private static Frame frame(EnginePacket packet) {
    byte[] binary = packet.binary();
    return binary != null ? Frame.binary(binary) : Frame.text(packet.type().wire() + packet.text());
  }

  /** A guard passes as much as came, or less and one close frame; where it is cut is all one. */
  public static void frames(byte[] input) {
    FrameGuard whole = new FrameGuard(5_000, 1_000_000, () -> 0);
    FrameGuard bytewise = new FrameGuard(5_000, 1_000_000, () -> 0);
    byte[] passed = FrameGuardTest.pass(whole, input);
    require(passed.length <= input.length + 40);
    int at = 0;
    for (byte b : input) {
      byte[] part = FrameGuardTest.pass(bytewise, new byte[] {b});
      require(Arrays.equals(part, Arrays.copyOfRange(passed, at, at + part.length)));
      at += part.length;
    }
    require(at == passed.length);
  }

  /** No origin is the friend's or our own unless it is spelt like it. */
  public static void origin(byte[] input) {
    String origin = new String(input, StandardCharsets.UTF_8);
    boolean known =
        origin.equals("https://friend.example")
            || origin.equalsIgnoreCase("https://own.example")
            || origin.equalsIgnoreCase("http://own.example")
            || origin.matches("(?i)https?://own\\.example[/?#].*");
    require(!LISTED.allows(origin, "own.example") || known);
    LISTED.allows("https://own.example", origin);
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw new AssertionError("does not hold");
    }
  }
}
