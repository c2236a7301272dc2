package live.grandstand.engineio.polling;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Writes one body to a suspended request without ever blocking the caller, then completes it. */
final class PollResponse implements WriteListener {
  private final AsyncContext request;
  private final ServletOutputStream out;
  private final byte[] body;
  private boolean written; // used by the container, one call at a time

  private PollResponse(AsyncContext request, ServletOutputStream out, byte[] body) {
    this.request = request;
    this.out = out;
    this.body = body;
  }

  static void send(AsyncContext request, byte[] body) {
    try {
      HttpServletResponse response = (HttpServletResponse) request.getResponse();
      response.setStatus(HttpServletResponse.SC_OK);
      response.setContentType("text/plain;charset=UTF-8");
      response.setHeader("Cache-Control", "no-store");
      response.setContentLength(body.length);
      ServletOutputStream out = response.getOutputStream();
      out.setWriteListener(new PollResponse(request, out, body));
    } catch (IOException | IllegalStateException e) {
      complete(request); // the client went away: its heartbeat will tell
    }
  }

  @Override
  public void onWritePossible() throws IOException {
    while (out.isReady()) {
      if (written) {
        complete(request);
        return;
      }
      written = true;
      out.write(body);
    }
  }

  @Override
  public void onError(Throwable t) {
    complete(request);
  }

  private static void complete(AsyncContext request) {
    try {
      request.complete();
    } catch (IllegalStateException e) {
      // completed by the container, which noticed first that the client is gone
    }
  }
}
