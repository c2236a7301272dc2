package live.grandstand.engineio.polling;

import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import live.grandstand.engineio.CloseReason;
import live.grandstand.engineio.EngineError;
import live.grandstand.engineio.EnginePaths;
import live.grandstand.engineio.EngineServer;
import live.grandstand.engineio.EngineSession;
import live.grandstand.engineio.Handshake;
import org.jspecify.annotations.Nullable;

/**
 * HTTP long-polling, the Engine.IO transport that works everywhere: GET waits for packets, POST
 * brings them. {@link EngineFilter} has checked the request's line before.
 */
@WebServlet(name = "polling", urlPatterns = "/socket.io/", asyncSupported = true)
public class PollingServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final byte[] NOOP = {'6'};

  @SuppressWarnings("serial") // a servlet is never serialised
  @Inject
  EnginePaths paths;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    EngineServer server = server(request);
    String sid = Query.of(request).get("sid");
    if (sid == null) {
      open(server, request);
      return;
    }
    PollingTransport transport = find(server, sid);
    if (transport != null) {
      poll(transport, request, response);
    } else if (server.takeClosedByClient(sid)) {
      PollResponse.send(suspend(request), NOOP);
    } else {
      EngineFilter.refuse(response, EngineError.SESSION_ID_UNKNOWN);
    }
  }

  private static void open(EngineServer server, HttpServletRequest request) {
    PollingTransport transport = new PollingTransport();
    server.open(handshake(request), transport);
    transport.poll(suspend(request));
  }

  private static void poll(
      PollingTransport transport, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (transport.writable()) {
      refuseSecond(transport, response);
      return;
    }
    AsyncContext suspended = suspend(request);
    if (!transport.poll(suspended)) {
      refuseSecond(transport, response);
      suspended.complete();
    }
  }

  /** Engine.IO v4: two requests of one kind at once end the session. */
  private static void refuseSecond(PollingTransport transport, HttpServletResponse response)
      throws IOException {
    transport.session().close(CloseReason.PARSE_ERROR);
    EngineFilter.refuse(response, EngineError.BAD_REQUEST);
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    EngineServer server = server(request);
    PollingTransport transport = find(server, Query.of(request).get("sid"));
    if (transport == null) {
      EngineFilter.refuse(response, EngineError.SESSION_ID_UNKNOWN);
    } else if (isBinary(request)) {
      // Engine.IO v4 polling is text; answered and closed rather than left open.
      transport.session().close(CloseReason.PARSE_ERROR);
      EngineFilter.refuse(response, EngineError.BAD_REQUEST);
    } else if (request.getContentLengthLong() > server.settings().maxPayload()) {
      PostBody.refuseTooLarge(transport, response);
    } else if (!transport.beginPost()) {
      refuseSecond(transport, response);
    } else {
      PostBody.read(suspend(request), transport, server);
    }
  }

  private static boolean isBinary(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null && type.startsWith("application/octet-stream");
  }

  private EngineServer server(HttpServletRequest request) {
    return Objects.requireNonNull(paths.at(request.getServletPath()), "not an Engine.IO path");
  }

  private static @Nullable PollingTransport find(EngineServer server, @Nullable String sid) {
    EngineSession session = sid == null ? null : server.find(sid);
    return session != null && session.transport() instanceof PollingTransport polling
        ? polling
        : null;
  }

  private static AsyncContext suspend(HttpServletRequest request) {
    AsyncContext suspended = request.startAsync();
    suspended.setTimeout(0); // the session's heartbeat bounds the wait
    return suspended;
  }

  private static Handshake handshake(HttpServletRequest request) {
    return new Handshake(
        Query.of(request), request.getRemoteAddr(), request.getHeader("User-Agent"));
  }
}
