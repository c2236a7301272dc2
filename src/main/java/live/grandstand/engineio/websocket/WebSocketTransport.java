package live.grandstand.engineio.websocket;

import jakarta.websocket.Session;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Executor;
import live.grandstand.engineio.CloseReason;
import live.grandstand.engineio.EngineSession;
import live.grandstand.engineio.EngineTransport;
import live.grandstand.engineio.TransportName;
import org.jspecify.annotations.Nullable;

/** What both ways out over a WebSocket share: whose they are, and how they close. */
abstract sealed class WebSocketTransport implements EngineTransport
    permits StandardTransport, RawTransport {
  private final Session session;
  private final Executor closer;
  private @Nullable EngineSession owner; // set before the transport is shared

  /**
   * @param session the container's connection
   * @param closer runs closes, which may wait for a peer that does not read
   */
  WebSocketTransport(Session session, Executor closer) {
    this.session = session;
    this.closer = closer;
  }

  @Override
  public final TransportName name() {
    return TransportName.WEBSOCKET;
  }

  @Override
  public void attach(EngineSession owner) {
    this.owner = owner;
  }

  final EngineSession owner() {
    return Objects.requireNonNull(owner);
  }

  final Session session() {
    return session;
  }

  @Override
  public final void close(CloseReason reason) {
    closer.execute(() -> closeNow(reason));
  }

  @Override
  public final void abort() {
    closer.execute(
        () -> {
          cutOff(); // first: a polite close may wait for the peer
          closeNow(CloseReason.TRANSPORT_ERROR);
        });
  }

  private void closeNow(CloseReason reason) {
    try {
      session.close(
          new jakarta.websocket.CloseReason(
              jakarta.websocket.CloseReason.CloseCodes.getCloseCode(reason.webSocketCode()),
              reason.text()));
    } catch (IOException | IllegalStateException e) {
      // it was closed already, which is what was asked for
    }
  }

  /** Drops the connection below WebSocket, where the container lets one. */
  abstract void cutOff();

  /** The connection does not take bytes any more. */
  public final void failed() {
    owner().transportClosed(this, CloseReason.TRANSPORT_ERROR);
  }
}
