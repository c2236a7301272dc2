package live.grandstand.socketio;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The acknowledgement a client asked for with an event; does nothing when it asked for none. Only
 * the first answer counts. Any thread may answer.
 */
public final class Ack {
  private final ClientSocket socket;
  private final long id;
  private final AtomicBoolean answered = new AtomicBoolean();

  Ack(ClientSocket socket, long id) {
    this.socket = socket;
    this.id = id;
  }

  /** Whether the client waits for an answer. */
  public boolean isRequested() {
    return id != SocketPacket.NO_ACK;
  }

  /** Answers with arguments as they are. */
  public void send(Object... arguments) {
    if (isRequested() && answered.compareAndSet(false, true)) {
      socket.sendAck(id, arguments);
    }
  }

  /** Answers {@code {ok: true, …}} (realtime.md §3). */
  public void ok(Map<String, ?> fields) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("ok", true);
    answer.putAll(fields);
    send(answer);
  }

  /** Answers {@code {ok: true}}. */
  public void ok() {
    ok(Map.of());
  }

  void refuse(Refusal refusal) {
    send(refusal.asAck());
  }
}
