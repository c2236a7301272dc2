package live.grandstand.engineio.polling;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import live.grandstand.engineio.EngineError;

/** Answers a poll: at once from the container's thread, or later without blocking any thread. */
final class PollResponse implements WriteListener {
  private final SuspendedRequest request;
  private final ServletOutputStream out;
  private final byte[] body;
  private boolean written; // used by the container, one call at a time

  private PollResponse(SuspendedRequest request, ServletOutputStream out, byte[] body) {
    this.request = request;
    this.out = out;
    this.body = body;
  }

  /** Answers from the thread that handles the request; the body must be small. */
  static void sendNow(HttpServletResponse response, byte[] body) throws IOException {
    prepare(response, body);
    response.getOutputStream().write(body);
  }

  /** Answers a suspended request. */
  static void send(SuspendedRequest request, byte[] body) {
    request.whenSafe(response -> begin(request, response, body));
  }

  /** Answers a suspended request with an error. */
  static void refuse(SuspendedRequest request, EngineError error) {
    request.whenSafe(
        response -> {
          try {
            EngineFilter.refuse(response, error);
          } catch (IOException e) {
            // the client went away, which is just as well
          }
          request.complete();
        });
  }

  private static void begin(SuspendedRequest request, HttpServletResponse response, byte[] body) {
    try {
      prepare(response, body);
      ServletOutputStream out = response.getOutputStream();
      out.setWriteListener(new PollResponse(request, out, body));
    } catch (IOException | IllegalStateException e) {
      request.fail();
    }
  }

  private static void prepare(HttpServletResponse response, byte[] body) {
    response.setStatus(HttpServletResponse.SC_OK);
    response.setContentType("text/plain;charset=UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.setContentLength(body.length);
  }

  @Override
  public void onWritePossible() throws IOException {
    while (out.isReady()) {
      if (written) {
        request.complete();
        return;
      }
      written = true;
      out.write(body);
    }
  }

  @Override
  public void onError(Throwable t) {
    request.fail();
  }
}
