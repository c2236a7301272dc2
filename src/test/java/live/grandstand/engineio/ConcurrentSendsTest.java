package live.grandstand.engineio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import live.grandstand.testing.Await;
import live.grandstand.testing.Race;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Real flusher threads, many senders, transports that complete on yet another thread. */
class ConcurrentSendsTest {
  private static final int SENDERS = 8;
  private static final int EACH = 2_000;

  private final TestEngine engine =
      new TestEngine(
              opened -> new RecordingListener(),
              TestEngine.settings(s -> s.outboxBytes(100_000_000)))
          .start();
  private final ExecutorService completions = Executors.newFixedThreadPool(2);

  @AfterEach
  void stop() {
    engine.close();
    completions.shutdownNow();
  }

  @Test
  void everyFrameLeavesOnceAndInItsSendersOrder() throws Exception {
    AsynchronousTransport transport = new AsynchronousTransport();
    EngineSession session = engine.server().open(handshake(), transport);

    sendFromAllSides(session);
    Await.until("every frame has left", () -> transport.count() == SENDERS * EACH + 1);

    assertInEachSendersOrder(transport.written());
    assertEquals(0, transport.overlaps.get());
    assertEquals(0, session.waitingBytes());
  }

  @Test
  void aCloseAmongManySendersCutsEachSendersFramesAtOnePlace() throws Exception {
    AsynchronousTransport transport = new AsynchronousTransport();
    EngineSession session = engine.server().open(handshake(), transport);

    List<Callable<Boolean>> racers = new ArrayList<>(senders(session));
    racers.add(
        () -> {
          session.closeAfterFlush(CloseReason.STREAM_ENDED);
          return true;
        });
    Race.run(racers);
    Await.until("the session is closed", session::isClosed);

    assertEquals(1, engine.server().counters().closedSessions(CloseReason.STREAM_ENDED));
    assertInEachSendersOrder(transport.written());
  }

  @Test
  void manySessionsOnFewFlushersAllGetEverything() throws Exception {
    List<AsynchronousTransport> transports = new ArrayList<>();
    List<EngineSession> sessions = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      AsynchronousTransport transport = new AsynchronousTransport();
      transports.add(transport);
      sessions.add(engine.server().open(handshake(), transport));
    }

    Race.run(
        4,
        () -> {
          for (int i = 0; i < 200; i++) {
            Frame shared = Frame.text("4" + i);
            sessions.forEach(session -> session.send(shared));
          }
          return true;
        });

    for (AsynchronousTransport transport : transports) {
      Await.until("every frame has left", () -> transport.count() == 4 * 200 + 1);
      assertEquals(0, transport.overlaps.get());
    }
  }

  @Test
  void attachmentsAreNeverPartedFromTheirPacket() throws Exception {
    AsynchronousTransport transport = new AsynchronousTransport();
    EngineSession session = engine.server().open(handshake(), transport);

    Race.run(
        4,
        () -> {
          for (int i = 0; i < 5_000; i++) {
            session.send(List.of(Frame.text("451-[]"), Frame.binary(new byte[2])));
            session.send(Frame.text("42[]"));
          }
          return true;
        });
    Await.until("every frame has left", () -> transport.count() == 4 * 5_000 * 3 + 1);

    List<String> written = transport.written();
    for (int i = 0; i < written.size(); i++) {
      if (written.get(i).equals("451-[]")) {
        assertEquals("binary", written.get(i + 1), "frame " + (i + 1));
      }
    }
  }

  private static void assertInEachSendersOrder(List<String> written) {
    Map<String, Integer> next = new HashMap<>();
    for (String frame : written.subList(1, written.size())) {
      String[] parts = frame.substring(1).split(" ", 2);
      assertEquals(
          next.getOrDefault(parts[0], 0), Integer.parseInt(parts[1]), "sender " + parts[0]);
      next.merge(parts[0], 1, Integer::sum);
    }
    assertTrue(next.values().stream().allMatch(sent -> sent <= EACH));
  }

  private static void sendFromAllSides(EngineSession session) throws Exception {
    Race.run(senders(session));
  }

  private static List<Callable<Boolean>> senders(EngineSession session) {
    List<Callable<Boolean>> senders = new ArrayList<>();
    for (int sender = 0; sender < SENDERS; sender++) {
      String name = "4" + sender;
      senders.add(
          () -> {
            for (int i = 0; i < EACH; i++) {
              session.send(Frame.text(name + " " + i));
            }
            return true;
          });
    }
    return senders;
  }

  private static Handshake handshake() {
    return new Handshake(Map.of(), "192.0.2.1", null);
  }

  /** Completes each write on another thread, some time later. */
  private final class AsynchronousTransport implements EngineTransport {
    private final List<String> written = new ArrayList<>(); // guarded by written
    private final AtomicInteger overlaps = new AtomicInteger();
    private volatile boolean idle = true;
    private EngineSession session;

    @Override
    public TransportName name() {
      return TransportName.WEBSOCKET;
    }

    @Override
    public void attach(EngineSession owner) {
      session = owner;
    }

    @Override
    public boolean writable() {
      return idle;
    }

    @Override
    public void write(List<Frame> frames) {
      if (!idle) {
        overlaps.incrementAndGet();
      }
      idle = false;
      completions.execute(
          () -> {
            synchronized (written) {
              frames.forEach(frame -> written.add(frame.isBinary() ? "binary" : frame.text()));
            }
            idle = true;
            session.transportReady();
          });
    }

    @Override
    public void close(CloseReason reason) {
      // what matters here is what was written
    }

    @Override
    public void abort() {
      // what matters here is what was written
    }

    int count() {
      synchronized (written) {
        return written.size();
      }
    }

    List<String> written() {
      synchronized (written) {
        return List.copyOf(written);
      }
    }
  }
}
