package live.grandstand.engineio;

/** The layer above: is told of each new session and answers with its listener. */
@FunctionalInterface
public interface EngineApplication {
  /** A session opened; its open packet is already queued. Must not block. */
  EngineListener opened(EngineSession session);
}
