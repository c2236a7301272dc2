package live.grandstand.accounts;

import com.fasterxml.jackson.annotation.JsonValue;

/** The catalogue of what administrators do, as the audit names it. */
public enum AdminAction {
  USER_UPDATED("user.updated"),
  USER_SESSIONS_ENDED("user.sessions_ended"),
  STREAM_UPDATED("stream.updated"),
  STREAM_STARTED("stream.started"),
  STREAM_ENDED("stream.ended"),
  STREAM_DELETED("stream.deleted"),
  STORY_UPDATED("story.updated"),
  STORY_DELETED("story.deleted"),
  STORY_PROCESSED("story.processed"),
  SOCKET_DISCONNECTED("socket.disconnected"),
  SERVICE_TOKEN_CREATED("service_token.created"),
  SERVICE_TOKEN_REVOKED("service_token.revoked"),
  EMIT_USER("emit.user"),
  EMIT_USERS("emit.users"),
  EMIT_ROOM("emit.room"),
  EMIT_BROADCAST("emit.broadcast"),
  ROOM_JOINED("room.joined"),
  ROOM_LEFT("room.left");

  private final String wire;

  AdminAction(String wire) {
    this.wire = wire;
  }

  /** The name in the audit. */
  @JsonValue
  public String wire() {
    return wire;
  }
}
