package live.grandstand.engineio.polling;

import jakarta.servlet.http.HttpServletResponse;
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
 * One POST of a polling session: hands its packets to the session and answers. Each way it ends
 * gives the session's claim for a POST back.
 */
record Post(PollingTransport transport, EngineServer server) {
  /** Packets in one POST; a stock client sends what it has buffered, rarely more than dozens. */
  private static final int MAX_PACKETS = 1_000;

  private static final byte[] OK = {'o', 'k'};

  boolean isTooLarge(long length) {
    return length > server.settings().maxPayload();
  }

  /** How long the session lives at most without a word from the client, in ms. */
  long sessionMillis() {
    return server.settings().longestSilenceMillis();
  }

  void refuseTooLarge(HttpServletResponse response) {
    fail(CloseReason.TOO_LARGE);
    response.setHeader("Connection", "close");
    response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
  }

  /** The body did not come, or not whole. */
  void fail(CloseReason reason) {
    transport.session().close(reason);
    transport.endPost();
  }

  /**
   * Takes the whole body. Decodes as much as the largest body holds, so never call it on a timer.
   *
   * @return false when the body broke the protocol; the session is closed then
   */
  boolean receive(byte[] body) {
    try {
      return decode(body);
    } finally {
      transport.endPost();
    }
  }

  /** Answers what {@link #receive} has taken. */
  static void answer(boolean received, HttpServletResponse response) throws IOException {
    if (received) {
      answerOk(response);
    } else {
      EngineFilter.refuse(response, EngineError.BAD_REQUEST);
    }
  }

  private boolean decode(byte[] body) {
    try {
      String payload = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      for (EnginePacket packet : EngineCodec.decodePayload(payload, MAX_PACKETS)) {
        transport.session().receive(transport, packet, server.now());
      }
      return true;
    } catch (CharacterCodingException e) {
      transport.session().close(CloseReason.PARSE_ERROR);
      return false;
    } catch (ProtocolException e) {
      transport.session().close(e.reason());
      return false;
    }
  }

  private static void answerOk(HttpServletResponse response) throws IOException {
    // text/html as the reference server says it, for old browsers that would offer a download
    response.setContentType("text/html");
    response.setHeader("Cache-Control", "no-store");
    response.setContentLength(OK.length);
    response.getOutputStream().write(OK);
  }
}
