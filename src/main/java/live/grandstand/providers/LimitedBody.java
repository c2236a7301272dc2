package live.grandstand.providers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Takes in a body up to a limit and then hangs up. More is an error for an answer; of a refusal the
 * beginning is enough. The HTTP client calls it from one thread at a time.
 */
final class LimitedBody implements BodySubscriber<byte[]> {
  private static final int REFUSAL = 16_384;

  /** The body had more bytes than allowed. */
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    TooLarge() {
      super("too large");
    }
  }

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CompletableFuture<byte[]> body = new CompletableFuture<>();
  private final int most;
  private final boolean beginningIsEnough;
  private Flow.@Nullable Subscription subscription;

  private LimitedBody(int most, boolean beginningIsEnough) {
    this.most = most;
    this.beginningIsEnough = beginningIsEnough;
  }

  /** For answers of at most so many bytes. */
  static BodyHandler<byte[]> handler(int most) {
    return info ->
        info.statusCode() >= 200 && info.statusCode() < 300
            ? new LimitedBody(most, false)
            : new LimitedBody(REFUSAL, true);
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Flow.Subscription offered) {
    subscription = offered;
    offered.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      int length = Math.min(buffer.remaining(), most - bytes.size());
      byte[] part = new byte[length];
      buffer.get(part);
      bytes.write(part, 0, length);
      if (buffer.hasRemaining()) {
        stop();
        return;
      }
    }
  }

  private void stop() {
    if (subscription != null) {
      subscription.cancel();
    }
    if (beginningIsEnough) {
      body.complete(bytes.toByteArray());
    } else {
      body.completeExceptionally(new TooLarge());
    }
  }

  @Override
  public void onError(Throwable failure) {
    body.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    body.complete(bytes.toByteArray());
  }
}
