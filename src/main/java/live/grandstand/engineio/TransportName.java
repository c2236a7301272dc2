package live.grandstand.engineio;

import org.jspecify.annotations.Nullable;

/** The transports of Engine.IO v4 that this server speaks. */
public enum TransportName {
  POLLING("polling"),
  WEBSOCKET("websocket");

  private final String wire;

  TransportName(String wire) {
    this.wire = wire;
  }

  /** The name in the query parameter {@code transport}. */
  public String wire() {
    return wire;
  }

  /** The transport of that name, or null. */
  static @Nullable TransportName of(@Nullable String wire) {
    for (TransportName name : values()) {
      if (name.wire.equals(wire)) {
        return name;
      }
    }
    return null;
  }
}
