package live.grandstand.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import live.grandstand.testing.SecretsInUse;

/** A Socket.IO client over long-polling that does just what tests of REST need. */
final class PolledSocket {
  private static final Pattern SID = Pattern.compile("\"sid\":\"([^\"]+)\"");
  private static final int MAX_POLLS = 20;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, String> headers;
  private final URI session;
  private final String sid;
  private String unread = "";

  /** Connects to the main namespace. */
  PolledSocket(URI server, String token) {
    this(server, token, Map.of());
  }

  /** Connects, with these headers in each request. */
  PolledSocket(URI server, String token, Map<String, String> headers) {
    this.headers = headers;
    String path = "/socket.io/?EIO=4&transport=polling";
    String opened = send(HttpRequest.newBuilder(server.resolve(path)).GET());
    this.session = server.resolve(path + "&sid=" + sidIn(opened));
    String connect = "40{\"token\":\"" + token + "\"}";
    assertEquals(
        "ok", send(HttpRequest.newBuilder(session).POST(BodyPublishers.ofString(connect))));
    String connected = read("40{");
    SecretsInUse.noteThoseIn(connected);
    this.sid = sidIn(connected);
    read("\"connected\"");
  }

  String sid() {
    return sid;
  }

  /** Polls until something with this in it has come. */
  String read(String part) {
    for (int polls = 0; !unread.contains(part); polls++) {
      assertTrue(polls < MAX_POLLS, () -> part + " did not come, but: " + unread);
      unread = unread + poll();
    }
    String found = unread.substring(unread.indexOf(part));
    unread = found.substring(part.length());
    return found;
  }

  private String poll() {
    String packets = send(HttpRequest.newBuilder(session).GET());
    if (packets.equals("2")) {
      send(HttpRequest.newBuilder(session).POST(BodyPublishers.ofString("3")));
    }
    return packets;
  }

  private static String sidIn(String packet) {
    Matcher sid = SID.matcher(packet);
    assertTrue(sid.find(), packet);
    return sid.group(1);
  }

  private String send(HttpRequest.Builder request) {
    headers.forEach(request::header);
    try {
      HttpResponse<String> answer =
          http.send(request.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofString());
      assertEquals(200, answer.statusCode(), answer.body());
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
