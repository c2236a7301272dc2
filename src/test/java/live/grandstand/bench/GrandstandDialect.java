package live.grandstand.bench;

import java.util.List;
import java.util.Optional;

/**
 * Grandstand's own events (realtime.md §3), with a token for every viewer.
 *
 * @param tokens access tokens that the viewers take in turn
 * @param streams the streams, live, that the viewers take in turn: one, or one for each sender
 */
record GrandstandDialect(List<String> tokens, List<String> streams) implements Dialect {

  static String username(int user) {
    return String.format("bench-viewer-%02d", user);
  }

  @Override
  public String connect(int viewer) {
    return "40{\"token\":\"" + tokens.get(viewer % tokens.size()) + "\"}";
  }

  @Override
  public Optional<String> join(int viewer) {
    return Optional.of("42[\"join_stream_room\",{\"streamId\":\"" + stream(viewer) + "\"}]");
  }

  @Override
  public String joined() {
    return "42[\"recent_chat_history\"";
  }

  @Override
  public String refused() {
    return "42[\"room_join_error\"";
  }

  @Override
  public String chat(int viewer, String text) {
    return "42[\"chat_message\",{\"streamId\":\""
        + stream(viewer)
        + "\",\"message\":\""
        + text
        + "\"}]";
  }

  private String stream(int viewer) {
    return streams.get(viewer % streams.size());
  }
}
