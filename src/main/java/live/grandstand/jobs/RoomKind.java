package live.grandstand.jobs;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What a room of progress follows: its namespace, and the word that its name and its events begin
 * with (realtime.md §4).
 *
 * @param field the id's name in payloads
 */
enum RoomKind {
  STORY("/stories", "story", "storyId"),
  AUDIO("/audio", "audio", "storyId"),
  IMAGE("/images", "image", "storyId"),
  BATCH("/batch", "batch", "jobId");

  private final String namespace;
  private final String word;
  private final String field;

  RoomKind(String namespace, String word, String field) {
    this.namespace = namespace;
    this.word = word;
    this.field = field;
  }

  static RoomKind of(StepKind step) {
    return switch (step) {
      case STORY -> STORY;
      case AUDIO -> AUDIO;
      case IMAGES -> IMAGE;
    };
  }

  String namespace() {
    return namespace;
  }

  String word() {
    return word;
  }

  String field() {
    return field;
  }

  /** The room of a story or a batch. */
  String room(UUID id) {
    return word + "-" + id;
  }

  /** {@code story:processing:start} and so on. */
  String event(String what) {
    return word + ":processing:" + what;
  }

  /** What a socket is told that is in the room, or has left it. */
  Map<String, Object> told(UUID id) {
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put(field, id);
    payload.put("room", room(id));
    return payload;
  }
}
