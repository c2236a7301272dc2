package live.grandstand.engineio.polling;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import live.grandstand.engineio.CloseReason;
import live.grandstand.engineio.EngineCodec;
import live.grandstand.engineio.EngineError;
import live.grandstand.engineio.EnginePacket;
import live.grandstand.engineio.EngineServer;
import live.grandstand.engineio.ProtocolException;

/**
 * Reads one POST as its bytes come, however slowly, without holding a thread; then hands its
 * packets to the session and answers {@code ok}.
 */
final class PostBody implements ReadListener {
  /** Packets in one POST; a stock client sends what it has buffered, rarely more than dozens. */
  private static final int MAX_PACKETS = 1_000;

  private static final byte[] OK = {'o', 'k'};

  private final AsyncContext request;
  private final ServletInputStream in;
  private final PollingTransport transport;
  private final EngineServer server;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream(256);
  private boolean done; // used by the container, one call at a time

  private PostBody(
      AsyncContext request,
      ServletInputStream in,
      PollingTransport transport,
      EngineServer server) {
    this.request = request;
    this.in = in;
    this.transport = transport;
    this.server = server;
  }

  static void read(AsyncContext request, PollingTransport transport, EngineServer server)
      throws IOException {
    ServletInputStream in = request.getRequest().getInputStream();
    in.setReadListener(new PostBody(request, in, transport, server));
  }

  static void refuseTooLarge(PollingTransport transport, HttpServletResponse response)
      throws IOException {
    transport.session().close(CloseReason.TOO_LARGE);
    response.setHeader("Connection", "close");
    response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
  }

  @Override
  public void onDataAvailable() throws IOException {
    byte[] chunk = new byte[8 * 1024];
    while (!done && in.isReady() && !in.isFinished()) {
      int read = in.read(chunk);
      if (read < 0) {
        return;
      }
      body.write(chunk, 0, read);
      if (body.size() > server.settings().maxPayload()) {
        finish();
        refuseTooLarge(transport, response());
        request.complete();
      }
    }
  }

  @Override
  public void onAllDataRead() throws IOException {
    if (done) {
      return;
    }
    finish();
    answer(receive());
    request.complete();
  }

  /** False when the body broke the protocol; the session is closed then. */
  private boolean receive() {
    try {
      String payload =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(body.toByteArray()))
              .toString();
      for (EnginePacket packet : EngineCodec.decodePayload(payload, MAX_PACKETS)) {
        transport.session().receive(transport, packet, server.now());
      }
      return true;
    } catch (CharacterCodingException | ProtocolException e) {
      transport.session().close(CloseReason.PARSE_ERROR);
      return false;
    }
  }

  private void answer(boolean received) throws IOException {
    HttpServletResponse response = response();
    if (!received) {
      EngineFilter.refuse(response, EngineError.BAD_REQUEST);
      return;
    }
    // text/html as the reference server says it, for old browsers that would offer a download
    response.setContentType("text/html");
    response.setHeader("Cache-Control", "no-store");
    response.setContentLength(OK.length);
    response.getOutputStream().write(OK);
  }

  @Override
  public void onError(Throwable t) {
    if (!done) {
      finish();
      transport.session().close(CloseReason.TRANSPORT_ERROR);
      request.complete();
    }
  }

  private void finish() {
    done = true;
    transport.endPost();
  }

  private HttpServletResponse response() {
    return (HttpServletResponse) request.getResponse();
  }
}
