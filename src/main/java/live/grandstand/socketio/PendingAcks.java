package live.grandstand.socketio;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The acknowledgements one client owes, each with its deadline. Thread safe. */
final class PendingAcks {
  /** What is waited for: the number in the packet, and its answer. */
  record Expected(long id, CompletableFuture<JsonNode> answer) {}

  private final SocketServer server;
  private final AtomicLong nextId = new AtomicLong();
  private final Map<Long, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>(2);

  PendingAcks(SocketServer server) {
    this.server = server;
  }

  Expected expect(Duration timeout) {
    long id = nextId.getAndIncrement();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    if (waiting.size() >= server.settings().maxWaitingAcks()) {
      answer.completeExceptionally(new RejectedExecutionException("too many acks are waited for"));
      return new Expected(id, answer);
    }
    waiting.put(id, answer);
    Future<?> deadline =
        server.timer().schedule(() -> fail(id), timeout.toMillis(), TimeUnit.MILLISECONDS);
    answer.whenComplete((value, failure) -> deadline.cancel(false));
    return new Expected(id, answer);
  }

  /** An answer came; one that nobody waits for any more is ignored. */
  void complete(long id, JsonNode arguments) {
    CompletableFuture<JsonNode> answer = waiting.remove(id);
    if (answer != null) {
      answer.complete(arguments);
    }
  }

  void failAll() {
    waiting.keySet().forEach(this::fail);
  }

  private void fail(long id) {
    @Nullable CompletableFuture<JsonNode> answer = waiting.remove(id);
    if (answer != null) {
      answer.completeExceptionally(new TimeoutException("no acknowledgement"));
    }
  }
}
