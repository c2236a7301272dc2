package live.grandstand.engineio.polling;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import live.grandstand.engineio.CloseReason;

/** Reads a body as its bytes come, however slowly, without holding a thread. */
final class SlowPost implements ReadListener {
  private final Post post;
  private final ServletInputStream in;
  private final SuspendedRequest request;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream(1024);
  private boolean done; // used by the container, one call at a time

  private SlowPost(Post post, ServletInputStream in, SuspendedRequest request) {
    this.post = post;
    this.in = in;
    this.request = request;
  }

  static void read(Post post, HttpServletRequest http, SuspendedRequest request)
      throws IOException {
    ServletInputStream in = http.getInputStream();
    in.setReadListener(new SlowPost(post, in, request));
  }

  @Override
  public void onDataAvailable() throws IOException {
    byte[] chunk = new byte[8 * 1024];
    while (!done && in.isReady()) {
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

  private void end(SuspendedRequest.Answer answer) {
    if (!done) {
      done = true;
      request.whenSafe(
          response -> {
            answer.give(response);
            request.complete();
          });
    }
  }
}
