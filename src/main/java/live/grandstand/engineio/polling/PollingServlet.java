package live.grandstand.engineio.polling;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import live.grandstand.engineio.CloseReason;
import live.grandstand.engineio.EngineCodec;
import live.grandstand.engineio.EngineError;
import live.grandstand.engineio.EnginePaths;
import live.grandstand.engineio.EngineServer;
import live.grandstand.engineio.EngineSession;
import live.grandstand.engineio.Frame;
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

  /** What may be written from the container's thread without waiting for a slow reader. */
  private static final int SMALL = 32 * 1024;

  @SuppressWarnings("serial") // a servlet is never serialised
  @Inject
  EnginePaths paths;

  private final transient ScheduledExecutorService timer = timer();

  private static ScheduledExecutorService timer() {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(1, work -> new Thread(work, "polling-timer"));
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }

  @Override
  public void destroy() {
    timer.shutdownNow();
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    EngineServer server = server(request);
    String sid = Query.of(request).get("sid");
    if (sid == null) {
      open(server, request, response);
      return;
    }
    PollingTransport transport = find(server, sid);
    if (transport != null) {
      poll(transport, request, response);
    } else if (server.takeClosedByClient(sid)) {
      PollResponse.sendNow(response, NOOP);
    } else {
      EngineFilter.refuse(response, EngineError.SESSION_ID_UNKNOWN);
    }
  }

  private void open(EngineServer server, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    PollingTransport transport = new PollingTransport();
    server.open(handshake(request), transport);
    poll(transport, request, response);
  }

  private void poll(
      PollingTransport transport, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!transport.beginPoll()) {
      refuseSecond(transport, response);
      return;
    }
    List<Frame> waiting = transport.session().takeNow(SMALL);
    if (waiting.isEmpty()) {
      transport.await(SuspendedRequest.of(request, timer, transport::pollGone));
      return;
    }
    try {
      PollResponse.sendNow(response, EngineCodec.encodePayload(waiting));
    } catch (IOException e) {
      transport.pollGone();
      throw e;
    } finally {
      transport.endPoll();
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
    } else if (!transport.beginPost()) {
      refuseSecond(transport, response);
    } else {
      receive(new Post(transport, server), request, response);
    }
  }

  private void receive(Post post, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    long length = request.getContentLengthLong();
    if (post.isTooLarge(length)) {
      post.refuseTooLarge(response);
    } else if (length >= 0 && request.getInputStream().available() >= length) {
      Post.answer(post.receive(request.getInputStream().readNBytes((int) length)), response);
    } else {
      Runnable gone = () -> post.fail(CloseReason.TRANSPORT_ERROR);
      SlowPost.read(post, request, SuspendedRequest.of(request, timer, gone));
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

  private static Handshake handshake(HttpServletRequest request) {
    return new Handshake(
        Query.of(request), request.getRemoteAddr(), request.getHeader("User-Agent"));
  }
}
