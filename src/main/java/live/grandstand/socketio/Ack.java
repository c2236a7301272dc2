package live.grandstand.socketio;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The acknowledgement a client asked for with an event; does nothing when it asked for none. Only
 * the first answer counts. Any thread may answer.
 */
public final class Ack {
  private final ClientSocket socket;
  private final long id;
  private final @Nullable String errorEvent;
  private final AtomicBoolean answered = new AtomicBoolean();

  Ack(ClientSocket socket, long id, @Nullable String errorEvent) {
    this.socket = socket;
    this.id = id;
    this.errorEvent = errorEvent;
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

  /**
   * Tells that the event failed: by the route's error event, and by {@code {ok: false, code,
   * message}}. For failures that come after the handler has returned; those it throws end up here.
   */
  public void fail(RuntimeException failure) {
    Refusal refusal = socket.connection().server().translate(failure);
    if (errorEvent != null) {
      socket.emit(errorEvent, refusal.asErrorEvent());
    }
    send(refusal.asAck());
  }
}
