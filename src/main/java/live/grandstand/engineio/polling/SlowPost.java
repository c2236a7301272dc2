package live.grandstand.engineio.polling;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import live.grandstand.engineio.CloseReason;

/** Reads a body as its bytes come, however slowly, without holding a thread. */
final class SlowPost implements ReadListener {
  /** How long a body may take, unless a session without a pong ends sooner. */
  private static final long LONGEST_MILLIS = 30_000;

  private final Post post;
  private final ServletInputStream in;
  private final SuspendedRequest request;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream(1024);
  private final AtomicBoolean done = new AtomicBoolean();

  private SlowPost(Post post, ServletInputStream in, SuspendedRequest request) {
    this.post = post;
    this.in = in;
    this.request = request;
  }

  static void read(Post post, HttpServletRequest http, SuspendedRequest request)
      throws IOException {
    ServletInputStream in = http.getInputStream();
    SlowPost slow = new SlowPost(post, in, request);
    request.after(Math.min(LONGEST_MILLIS, post.sessionMillis()), slow::expire);
    in.setReadListener(slow);
  }

  @Override
  public void onDataAvailable() throws IOException {
    byte[] chunk = new byte[8 * 1024];
    while (!done.get() && in.isReady()) {
      int read = in.read(chunk);
      if (read < 0) {
        return;
      }
      body.write(chunk, 0, read);
      if (post.isTooLarge(body.size())) {
        end(post::refuseTooLarge);
      }
    }
  }

  /** Decodes on the container's thread; only the answer waits for the timer's. */
  @Override
  public void onAllDataRead() {
    if (done.compareAndSet(false, true)) {
      boolean received = post.receive(body.toByteArray());
      answer(response -> answer(received, response));
    }
  }

  private void answer(boolean received, HttpServletResponse response) {
    try {
      Post.answer(received, response);
    } catch (IOException e) {
      post.fail(CloseReason.TRANSPORT_ERROR);
    }
  }

  @Override
  public void onError(Throwable t) {
    end(response -> post.fail(CloseReason.TRANSPORT_ERROR));
  }

  private void expire() {
    end(
        response -> {
          post.fail(CloseReason.TRANSPORT_ERROR);
          response.setStatus(HttpServletResponse.SC_REQUEST_TIMEOUT);
        });
  }

  private void end(SuspendedRequest.Answer answer) {
    if (done.compareAndSet(false, true)) {
      answer(answer);
    }
  }

  private void answer(SuspendedRequest.Answer answer) {
    request.whenSafe(
        response -> {
          answer.give(response);
          request.complete();
        });
  }
}
