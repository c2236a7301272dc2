package live.grandstand.hostile;

import java.io.IOException;
import java.util.Collection;

/** What a client does on the way in. */
record Visit(int port, String token, String streamId, Collection<Wire> kept) {
  private static final String PATH = "/socket.io/";

  RawWebSocket open() throws IOException {
    RawWebSocket socket = RawWebSocket.open(port, PATH);
    expect("0{", socket.readText());
    return socket;
  }

  RawWebSocket upgrade(String sid) throws IOException {
    return RawWebSocket.openWith(port, PATH + "?EIO=4&transport=websocket&sid=" + sid);
  }

  RawWebSocket joined() throws IOException {
    RawWebSocket socket = open();
    join(socket);
    return socket;
  }

  void join(RawWebSocket socket) throws IOException {
    socket.text("40{\"token\":\"" + token + "\"}");
    until(socket, "40{");
    socket.text("42[\"join_stream_room\",{\"streamId\":\"" + streamId + "\"}]");
    until(socket, "42[\"recent_chat_history\"");
  }

  private static void until(RawWebSocket socket, String start) throws IOException {
    while (!socket.readText().startsWith(start)) {
      continue;
    }
  }

  String pollingSession() throws IOException {
    String body = get("?EIO=4&transport=polling", 200);
    expect("0{\"sid\":\"", body);
    return body.substring(9, 29);
  }

  String get(String query, int status) throws IOException {
    try (Wire wire = request(query)) {
      Wire.Answer answer = wire.answer();
      if (answer.status() != status) {
        throw new AssertionError(query + " answered " + answer.status());
      }
      return answer.body();
    }
  }

  Wire request(String query) throws IOException {
    return new Wire(port)
        .send("GET " + PATH + query + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  }

  void keep(Wire wire) {
    kept.add(wire);
  }

  void expect(String start, String text) {
    if (!text.startsWith(start)) {
      throw new AssertionError("expected " + start + ", got " + text);
    }
  }
}
