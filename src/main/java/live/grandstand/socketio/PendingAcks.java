package live.grandstand.socketio;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The acknowledgements one client owes, each with its deadline. Thread safe. */
final class PendingAcks {
  private final SocketServer server;
  // Guarded by this; futures are completed outside the lock. Few clients are ever asked, so an
  // empty
  // map costs nothing.
  private long nextId;
  private Map<Long, CompletableFuture<JsonNode>> waiting = Map.of();
  private boolean ended;

  PendingAcks(SocketServer server) {
    this.server = server;
  }

  /** The number of the next packet that asks for an acknowledgement. */
  synchronized long nextId() {
    return nextId++;
  }

  /** Waits for the answer to a packet that is about to be sent. */
  CompletableFuture<JsonNode> expect(long id, Duration timeout) {
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    if (!put(id, answer)) {
      answer.completeExceptionally(new RejectedExecutionException("too many acks are waited for"));
      return answer;
    }
    Future<?> deadline =
        server.timer().schedule(() -> fail(id), timeout.toMillis(), TimeUnit.MILLISECONDS);
    answer.whenComplete((value, failure) -> deadline.cancel(false));
    if (isEnded()) {
      fail(id); // looked at after it was put there: either failAll sees it, or it sees the end
    }
    return answer;
  }

  private synchronized boolean put(long id, CompletableFuture<JsonNode> answer) {
    if (waiting.size() >= server.settings().maxWaitingAcks()) {
      return false;
    }
    if (waiting.isEmpty()) {
      waiting = new HashMap<>(2);
    }
    waiting.put(id, answer);
    return true;
  }

  private synchronized boolean isEnded() {
    return ended;
  }

  private synchronized @Nullable CompletableFuture<JsonNode> take(long id) {
    CompletableFuture<JsonNode> answer = waiting.isEmpty() ? null : waiting.remove(id);
    if (waiting.isEmpty()) {
      waiting = Map.of();
    }
    return answer;
  }

  private synchronized List<Long> end() {
    ended = true;
    return List.copyOf(waiting.keySet());
  }

  /** An answer came; one that nobody waits for any more is ignored. */
  void complete(long id, JsonNode arguments) {
    CompletableFuture<JsonNode> answer = take(id);
    if (answer != null) {
      answer.complete(arguments);
    }
  }

  /** The client is gone: fails what is waited for, and what will be. */
  void failAll() {
    end().forEach(this::fail);
  }

  private void fail(long id) {
    @Nullable CompletableFuture<JsonNode> answer = take(id);
    if (answer != null) {
      answer.completeExceptionally(new TimeoutException("no acknowledgement"));
    }
  }
}
