package live.grandstand.engineio.websocket;

import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What is below an upgraded connection on Payara, where {@link WebConnection#close} is safe only
 * when this has ended (docs/decisions/0006).
 */
public interface NetworkConnection {
  /**
   * The network connection below, freed of what only its handshake needed.
   *
   * @param upgraded what the container has just given to an upgrade handler
   * @return null on other containers, where nothing of this is needed
   */
  static @Nullable NetworkConnection below(WebConnection upgraded) {
    try {
      CatalinaInternals internals = CatalinaInternals.get();
      internals.freeParameterBuffers(upgraded);
      return new GrizzlyConnection(
          internals, internals.connectionOf(upgraded), internals.suspensionOf(upgraded));
    } catch (ReflectiveOperationException | IOException | LinkageError | RuntimeException e) {
      System.getLogger(NetworkConnection.class.getName())
          .log(System.Logger.Level.DEBUG, "not the container that is known", e);
      return null;
    }
  }

  /**
   * Asks for a call when this has ended and the container has let go of the request.
   *
   * @param action called once, on a thread that must not wait; at once when it is over already
   */
  void onClosed(Runnable action);

  /** Whether nobody has ended this. */
  boolean isOpen();

  /** Whether bytes wait to be written. */
  boolean isWriting();

  /**
   * Lets the container read the end of input next, whatever the peer sends: it then ends the
   * connection as if the peer had, on the one thread that reads. May be called again.
   */
  void endInput();

  /** Ends this on the calling thread, and drops what waits: for when nobody reads any more. */
  void cutOff();

  /** Keeps the container from using the request, and what belongs to it, for anybody else. */
  void retireRequest();
}
