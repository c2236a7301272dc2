package live.grandstand.chat;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A message as it is read back; written in groups by {@link ChatMessageStore}. */
@Entity
@Table(name = "chat_messages")
class ChatMessage {
  @Id private UUID id;

  @Column(name = "stream_id")
  private UUID streamId;

  private int broadcast;

  @Column(name = "user_id")
  private UUID userId;

  private String username;
  private String message;

  @Column(name = "created_at")
  private Instant createdAt;

  private boolean hidden;

  @SuppressWarnings("NullAway.Init") // filled by Hibernate
  protected ChatMessage() {}

  NewMessage toNewMessage() {
    return new NewMessage(id, userId, username, message, createdAt, streamId);
  }
}
