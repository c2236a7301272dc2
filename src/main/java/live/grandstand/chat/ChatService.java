package live.grandstand.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/** The transactions of chat. */
@ApplicationScoped
public class ChatService {
  @Inject ChatMessageStore messages;

  /** Stores a group of messages in one commit; all of them or none. */
  @Transactional
  void store(List<Draft.Numbered> group) {
    messages.insert(group);
  }

  /** The last visible messages of a broadcast, oldest first. */
  @Transactional
  List<NewMessage> latest(UUID streamId, int broadcast, int limit) {
    List<NewMessage> latest = new ArrayList<>();
    messages.latest(streamId, broadcast, limit).forEach(m -> latest.add(m.toNewMessage()));
    Collections.reverse(latest);
    return latest;
  }
}
