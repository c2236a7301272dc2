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
  /** How long a body may take; it must not outlive its session for long. */
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
    request.after(LONGEST_MILLIS, slow::expire);
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

  @Override
  public void onAllDataRead() {
    end(this::receive);
  }

  private void receive(HttpServletResponse response) {
    try {
      post.receive(body.toByteArray(), response);
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
      request.whenSafe(
          response -> {
            answer.give(response);
            request.complete();
          });
    }
  }
}
