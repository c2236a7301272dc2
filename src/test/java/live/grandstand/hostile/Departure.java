package live.grandstand.hostile;

import java.io.IOException;
import java.util.Collection;

/** The ways to come and to go, each by a client of its own. */
enum Departure {
  CLEAN {
    @Override
    void play(Visit visit) throws IOException {
      RawWebSocket socket = visit.joined();
      socket.send(RawWebSocket.frame(RawWebSocket.FIN | RawWebSocket.CLOSE, new byte[] {3, -24}));
      socket.ends();
      socket.close();
    }
  },
  KILLED {
    @Override
    void play(Visit visit) throws IOException {
      visit.joined().reset();
    }
  },
  NAMESPACE_LEFT {
    @Override
    void play(Visit visit) throws IOException {
      RawWebSocket socket = visit.joined();
      socket.text("41");
      socket.reset();
    }
  },
  REFUSED_BY_TOKEN {
    @Override
    void play(Visit visit) throws IOException {
      RawWebSocket socket = visit.open();
      socket.text("40{\"token\":\"not a token\"}");
      visit.expect("44", socket.readText());
      socket.reset();
    }
  },
  REFUSED_BY_PROTOCOL {
    @Override
    void play(Visit visit) throws IOException {
      RawWebSocket socket = visit.open();
      socket.text("4abc");
      socket.closeCode();
      socket.close();
    }
  },
  REFUSED_BY_REQUEST {
    @Override
    void play(Visit visit) throws IOException {
      visit.get("?EIO=3&transport=polling", 400);
    }
  },
  UPGRADED {
    @Override
    void play(Visit visit) throws IOException {
      String sid = visit.pollingSession();
      RawWebSocket socket = visit.upgrade(sid);
      socket.text("2probe");
      visit.expect("3probe", socket.readText());
      socket.text("5");
      visit.join(socket);
      socket.reset();
    }
  },
  POLL_ABANDONED {
    @Override
    void play(Visit visit) throws IOException {
      String sid = visit.pollingSession();
      Wire poll = visit.request("?EIO=4&transport=polling&sid=" + sid);
      poll.reset();
    }
  },
  TIMED_OUT {
    @Override
    void play(Visit visit) throws IOException {
      visit.pollingSession(); // and never again
      visit.keep(visit.open()); // no CONNECT
    }
  };

  abstract void play(Visit visit) throws IOException;

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
          .send(
              "GET " + PATH + query + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
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
}
