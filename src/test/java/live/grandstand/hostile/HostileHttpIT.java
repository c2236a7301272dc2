package live.grandstand.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.util.stream.Stream;
import live.grandstand.testing.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no honest client sends (realtime.md §1, §7). */
@ExtendWith(Target.class)
class HostileHttpIT {
  private static final String POLLING = "/engine.io/?EIO=4&transport=polling";
  private static final String WEBSOCKET = "/engine.io/?EIO=4&transport=websocket";

  // ---- the request's line ----------------------------------------------------------------------

  static Stream<Arguments> strangeSids() {
    return Stream.of(
            "__proto__",
            "constructor",
            "",
            "%00",
            "..%2f..%2fetc%2fpasswd",
            "%F0%9F%91%8F",
            "%",
            "%zz",
            "%ff%fe",
            "a%0d%0aSet-Cookie:x=y",
            "x".repeat(5_000))
        .map(sid -> arguments("sid " + sid.substring(0, Math.min(20, sid.length())), sid));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("strangeSids")
  void anUnknownSessionIsRefused(String name, String sid) throws IOException {
    String unknown = "{\"code\":1,\"message\":\"Session ID unknown\"}";

    assertEquals(unknown, refused(get(POLLING + "&sid=" + sid)).body());
    assertEquals(unknown, refused(post(POLLING + "&sid=" + sid, "", "4hi")).body());
    assertEquals(unknown, refused(RawWebSocket.handshake(WEBSOCKET + "&sid=" + sid, "")).body());
  }

  @ParameterizedTest
  @CsvSource({
    "transport=polling, 5",
    "transport=polling&EIO=, 5",
    "transport=polling&EIO=3, 5",
    "transport=polling&EIO=5, 5",
    "transport=polling&EIO=abc, 5",
    "transport=polling&EIO=4%00, 5",
    "EIO=4, 0",
    "EIO=4&transport=, 0",
    "EIO=4&transport=__proto__, 0",
    "EIO=4&transport=constructor, 0",
    "EIO=4&transport=POLLING, 0",
    "EIO=4&transport=webtransport, 0",
    "EIO=4&transport=websocket, 3"
  })
  void aHandshakeThatIsNoneIsRefused(String query, int code) throws IOException {
    assertEquals(code, code(refused(get("/engine.io/?" + query))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "HEAD", "BREW"})
  void aHandshakeIsAGet(String method) throws IOException {
    int status = ask(request(method, POLLING, "Content-Length: 0\r\n")).status();

    assertTrue(status >= 400 && status < 500 || status == 501, method + " got " + status);
  }

  @Test
  void pollingIsNoUpgrade() throws IOException {
    assertEquals(3, code(refused(RawWebSocket.handshake(POLLING, ""))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "&EIO=3", "&EIO=5", "&EIO=abc"})
  void anUpgradeOfAnotherVersionIsRefusedAndTheSessionGoesOn(String version) throws IOException {
    String sid = open();
    String target = "/engine.io/?transport=websocket" + version + "&sid=" + sid;

    assertEquals(5, code(refused(RawWebSocket.handshake(target, ""))));
    assertEquals("ok", ask(post(POLLING + "&sid=" + sid, "", "4still here")).body());
    assertEquals("4still here", ask(get(POLLING + "&sid=" + sid)).body());
  }

  // ---- Origin
  // ------------------------------------------------------------------------------------

  @ParameterizedTest
  @CsvSource({
    "'', true",
    "http://localhost, true",
    "https://localhost, true",
    "http://LOCALHOST, true",
    "https://friend.example, true",
    "https://FRIEND.example, false",
    "http://friend.example, false",
    "https://friend.example:444, false",
    "https://friend.example.evil.example, false",
    "https://evil-friend.example, false",
    "https://friend.example@evil.example, false",
    "https://evil.example, false",
    "http://localhost:1, false",
    "http://localhost.evil.example, false",
    "file://localhost, false",
    "*, false",
    "null, false"
  })
  void onlyKnownOriginsMayConnect(String origin, boolean allowed) throws IOException {
    String header = origin.isEmpty() ? "" : "Origin: " + origin + "\r\n";
    Wire.Answer polling = ask(request("GET", POLLING, header));
    Wire.Answer websocket = ask(RawWebSocket.handshake(WEBSOCKET, header));

    assertEquals(allowed ? 200 : 403, polling.status());
    assertEquals(allowed ? 101 : 403, websocket.status());
    String told = polling.headers().get("access-control-allow-origin");
    if (!allowed) {
      assertNull(told);
      assertNull(polling.headers().get("access-control-allow-credentials"));
    } else if (!origin.isEmpty()) {
      assertEquals(origin, told);
    }
  }

  // ---- bodies
  // ------------------------------------------------------------------------------------

  @Test
  void aBodyAnnouncedOverTheLimitIsTooLarge() throws IOException {
    String head = "Content-Length: 1000001\r\n";

    assertEquals(413, ask(request("POST", POLLING + "&sid=" + open(), head)).status());
  }

  @Test
  void aBodyThatGrowsOverTheLimitIsTooLarge() throws IOException {
    String head = "Transfer-Encoding: chunked\r\n";
    String chunk = Integer.toHexString(250_000) + "\r\n" + "4".repeat(250_000) + "\r\n";
    try (Wire wire = new Wire(Target.port())) {
      wire.send(request("POST", POLLING + "&sid=" + open(), head)).send(chunk.repeat(4));
      wire.send("1\r\n4\r\n");

      assertEquals(413, wire.answer().status());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 10\r\n", "Transfer-Encoding: chunked\r\n"})
  void aBodyThatNeverEndsTimesOut(String head) throws IOException {
    try (Wire wire = new Wire(Target.port())) {
      wire.send(request("POST", POLLING + "&sid=" + open(), head)).send("1\r\n4\r\n");

      assertEquals(408, wire.answer().status());
    }
  }

  @ParameterizedTest(name = "{0} packets")
  @ValueSource(ints = {1_001, 500_000})
  void tooManyPacketsInOneBodyAreRefused(int packets) throws IOException {
    String body = "4" + "\u001e4".repeat(packets - 1);

    refused(
        post(POLLING + "&sid=" + open(), "", body.substring(0, Math.min(body.length(), 999_999))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\u001e", "4a\u001e", "b!", "bA", "7", "2", "0", "5", "6x\u001e0"})
  void aBodyThatIsNoPayloadIsRefused(String body) throws IOException {
    refused(post(POLLING + "&sid=" + open(), "", body));
  }

  @Test
  void aBinaryBodyIsRefusedAndLeavesNothingOpen() throws IOException {
    long before = Target.openFiles();
    String type = "Content-Type: application/octet-stream\r\n";
    for (int i = 0; i < 300; i++) {
      refused(post(POLLING + "&sid=" + open(), type, "\u0001\u0002\u0003"));
    }
    Await.until("files are closed", () -> Target.openFiles() <= before + 10);
  }

  // ---- headers
  // -----------------------------------------------------------------------------------

  static Stream<Arguments> headers() {
    return Stream.of(
        arguments("1000 headers", "X-A: b\r\n".repeat(1_000)),
        arguments("100 KB header", "X-A: " + "b".repeat(100_000) + "\r\n"),
        arguments("folded header", "X-A: b\r\n c\r\n"),
        arguments("name with a space", "X A: b\r\n"),
        arguments("name missing", ": b\r\n"),
        arguments("NUL", "X-A: \u0000\r\n"),
        arguments("bare CR", "X-A: b\rX-B: c\r\n"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("headers")
  void strangeHeadersHarmNobody(String name, String headers) throws IOException {
    try (Wire wire = new Wire(Target.port())) {
      wire.send(request("GET", POLLING, headers));
      int status = wire.answer().status();

      assertTrue(status == 0 || status == 200 || status >= 400 && status < 500, "got " + status);
    }
  }

  static Stream<Arguments> ambiguousLengths() {
    String length = "Content-Length: 4\r\n";
    String chunked = "Transfer-Encoding: chunked\r\n";
    return Stream.of(
        arguments("TE and CL", chunked + length),
        arguments("TE in other words", "Transfer-Encoding:\tChunked\r\n" + length),
        arguments("TE twice", chunked + "Transfer-Encoding: identity\r\n" + length),
        arguments("TE identity", "Transfer-Encoding: identity\r\n" + length),
        arguments("TE unknown", "Transfer-Encoding: xchunked\r\n" + length),
        arguments("two lengths", length + "Content-Length: 3\r\n"),
        arguments("negative length", "Content-Length: -1\r\n"),
        arguments("signed length", "Content-Length: +4\r\n"),
        arguments("huge length", "Content-Length: 99999999999999999999\r\n"),
        arguments("length that is no number", "Content-Length: abc\r\n"),
        arguments("length with a space", "Content-Length : 4\r\n"));
  }

  /** Who reads the body's length another way would take what is behind it for another request. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("ambiguousLengths")
  void whereARequestEndsIsNeverGuessed(String name, String headers) throws IOException {
    assertEndsWith(400, RawWebSocket.handshake(WEBSOCKET, headers));
    assertEndsWith(400, request("GET", POLLING, headers));
    assertEndsWith(400, request("POST", POLLING + "&sid=" + open(), headers));
  }

  /** Of a POST Grizzly drops a length in front of chunks, as RFC 9112 §6.3 allows (ADR 12). */
  @Test
  void chunksDecideOverALengthInFrontOfThem() throws IOException {
    String headers = "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n";
    String sid = open();
    String body = "8\r\n4all of \r\n2\r\nit\r\n0\r\n\r\n";
    assertEndsWith(400, RawWebSocket.handshake(WEBSOCKET, headers));
    assertEndsWith(400, request("GET", POLLING, headers));

    assertEquals("ok", ask(request("POST", POLLING + "&sid=" + sid, headers) + body).body());
    assertEquals("4all of it", ask(get(POLLING + "&sid=" + sid)).body());
  }

  private static void assertEndsWith(int status, String request) throws IOException {
    try (Wire wire = new Wire(Target.port())) {
      wire.send(request + "3\r\n4hi\r\n0\r\n\r\n" + get(POLLING));

      assertEquals(status, wire.answer().status());
      assertEquals(0, wire.answer().status(), "something behind it was answered");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sec-WebSocket-Extensions",
        "Sec-WebSocket-Protocol",
        "X-Tyrus-Tracing-Threshold",
        "X-Tyrus-Tracing-Accept",
        "Cookie"
      })
  void noHeaderBesideTheHandshakesReachesTheEngine(String name) throws IOException {
    for (String value : new String[] {"a", "permessage-deflate; x=\"", ", ;=".repeat(1_500)}) {
      String headers = name + ": " + value + "\r\n";
      Wire.Answer answer = ask(RawWebSocket.handshake(WEBSOCKET, headers));

      assertEquals(101, answer.status());
      assertNull(answer.headers().get("sec-websocket-extensions"));
      assertNull(answer.headers().get("sec-websocket-protocol"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==, X: y",
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==, Sec-WebSocket-Key: x",
    "Sec-WebSocket-Version: 13, Sec-WebSocket-Version: 12",
    "Sec-WebSocket-Version: 13, Sec-WebSocket-Version: x",
    "Connection: Upgrade, Connection: close"
  })
  void anUpgradeThatIsNoneIsRefused(String right, String wrong) throws IOException {
    int status = ask(RawWebSocket.handshake(WEBSOCKET, "").replace(right, wrong)).status();

    assertTrue(status >= 400 && status < 500, "got " + status);
  }

  // ---- endings
  // -----------------------------------------------------------------------------------

  @Test
  void resetsInTheMiddleOfAnythingLeaveNothingBehind() throws IOException {
    long before = Target.openFiles();
    for (int i = 0; i < 40; i++) {
      String sid = open();
      reset(RawWebSocket.handshake(WEBSOCKET + "&sid=" + sid, ""));
      reset(RawWebSocket.handshake(WEBSOCKET, ""));
      reset(RawWebSocket.handshake(WEBSOCKET, "").substring(0, 60));
      reset(request("POST", POLLING + "&sid=" + sid, "Content-Length: 100\r\n") + "4hal");
      reset(get(POLLING + "&sid=" + open()));
    }
    Await.until("files are closed", () -> Target.openFiles() <= before + 10);
  }

  private static void reset(String request) throws IOException {
    new Wire(Target.port()).send(request).reset();
  }

  // ---- help
  // --------------------------------------------------------------------------------------

  private static String open() throws IOException {
    return ask(get(POLLING)).body().split("\"")[3];
  }

  private static String get(String target) {
    return request("GET", target, "");
  }

  private static String post(String target, String headers, String body) {
    int length = body.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    return request("POST", target, headers + "Content-Length: " + length + "\r\n") + body;
  }

  private static String request(String method, String target, String headers) {
    return method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
  }

  private static Wire.Answer ask(String request) throws IOException {
    try (Wire wire = new Wire(Target.port())) {
      return wire.send(request).answer();
    }
  }

  private static Wire.Answer refused(String request) throws IOException {
    Wire.Answer answer = ask(request);
    assertEquals(400, answer.status());
    return answer;
  }

  private static int code(Wire.Answer answer) {
    return Integer.parseInt(answer.body().replaceAll(".*\"code\":(\\d).*", "$1"));
  }
}
