package live.grandstand.hostile;

import java.io.IOException;

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
}
