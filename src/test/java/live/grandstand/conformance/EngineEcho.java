package live.grandstand.conformance;

import live.grandstand.engineio.CloseReason;
import live.grandstand.engineio.EngineListener;
import live.grandstand.engineio.EngineSession;
import live.grandstand.engineio.Frame;

/** Sends each message back. */
record EngineEcho(EngineSession session) implements EngineListener {
  @Override
  public void onText(String message) {
    session.send(Frame.text("4" + message));
  }

  @Override
  public void onBinary(byte[] message) {
    session.send(Frame.binary(message));
  }

  @Override
  public void onClose(CloseReason reason) {
    // nothing is kept
  }
}
