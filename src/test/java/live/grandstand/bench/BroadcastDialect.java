package live.grandstand.bench;

import java.util.Optional;

/**
 * The handler that the peers have: in the room by connecting, and what comes is broadcast as it is.
 * So the client writes the whole payload of {@code new_message}, with the lengths that Grandstand's
 * has, and the frames of all servers are equally long.
 */
record BroadcastDialect() implements Dialect {

  private static final String ID = "01935a1e-0000-7000-8000-000000000000";

  @Override
  public String connect(int viewer) {
    return "40";
  }

  @Override
  public Optional<String> join(int viewer) {
    return Optional.empty();
  }

  @Override
  public String joined() {
    return "40{\"sid\"";
  }

  @Override
  public String chat(int viewer, String text) {
    return String.format(
        "42[\"chat_message\",{\"id\":\"%s\",\"userId\":\"%s\",\"username\":\"%s\","
            + "\"message\":\"%s\",\"timestamp\":\"2026-01-01T00:00:00.000Z\",\"streamId\":\"%s\"}]",
        ID, ID, GrandstandDialect.username(0), text, ID);
  }
}
