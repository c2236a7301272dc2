package live.grandstand.engineio;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what a session told it; refuses texts that start with "refuse". */
final class RecordingListener implements EngineListener {
  private final List<String> told = new CopyOnWriteArrayList<>();

  @Override
  public void onText(String message) {
    if (message.startsWith("refuse")) {
      throw new ProtocolException("refused by the layer above");
    }
    told.add("text " + message);
  }

  @Override
  public void onBinary(byte[] message) {
    told.add("binary " + message.length);
  }

  @Override
  public void onClose(CloseReason reason) {
    told.add("closed " + reason);
  }

  /** In order, e.g. {@code text hello}, {@code binary 4}, {@code closed PING_TIMEOUT}. */
  List<String> told() {
    return List.copyOf(told);
  }
}
