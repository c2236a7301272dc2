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
  private final SocketServer server;
  private final AtomicLong nextId = new AtomicLong();
  private final Map<Long, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>(2);
  private volatile boolean ended;

  PendingAcks(SocketServer server) {
    this.server = server;
  }

  /** The number of the next packet that asks for an acknowledgement. */
  long nextId() {
    return nextId.getAndIncrement();
  }

  /** Waits for the answer to a packet that is about to be sent. */
  CompletableFuture<JsonNode> expect(long id, Duration timeout) {
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    if (waiting.size() >= server.settings().maxWaitingAcks()) {
      answer.completeExceptionally(new RejectedExecutionException("too many acks are waited for"));
      return answer;
    }
    waiting.put(id, answer);
    Future<?> deadline =
        server.timer().schedule(() -> fail(id), timeout.toMillis(), TimeUnit.MILLISECONDS);
    answer.whenComplete((value, failure) -> deadline.cancel(false));
    if (ended) {
      fail(id); // looked at after it was put there: either failAll sees it, or it sees the end
    }
    return answer;
  }

  /** An answer came; one that nobody waits for any more is ignored. */
  void complete(long id, JsonNode arguments) {
    CompletableFuture<JsonNode> answer = waiting.remove(id);
    if (answer != null) {
      answer.complete(arguments);
    }
  }

  /** The client is gone: fails what is waited for, and what will be. */
  void failAll() {
    ended = true;
    waiting.keySet().forEach(this::fail);
  }

  private void fail(long id) {
    @Nullable CompletableFuture<JsonNode> answer = waiting.remove(id);
    if (answer != null) {
      answer.completeExceptionally(new TimeoutException("no acknowledgement"));
    }
  }
}
