package live.grandstand.socketio;

/** Turns an application's exceptions into what a client is told. */
@FunctionalInterface
public interface ErrorTranslator {
  /** The refusal for a failure; never with anything of the server's inside. */
  Refusal translate(RuntimeException failure);
}
