package live.grandstand.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import live.grandstand.chat.ChatLifecycle;
import live.grandstand.engineio.CloseReason;
import live.grandstand.engineio.EngineCounters;
import live.grandstand.engineio.EngineServer;
import live.grandstand.engineio.EngineSession;
import live.grandstand.jobs.JobsLifecycle;
import live.grandstand.jobs.StepKind;
import live.grandstand.socketio.Namespace;
import live.grandstand.socketio.SocketServer;

/**
 * What the realtime gateway tells of itself (running.md, Operations): how much it did, and every
 * map and queue that must be empty again when everybody has left.
 */
@ApplicationScoped
class RealtimeMeasurements {
  private static final String PREFIX = "grandstand_";

  @Inject EngineServer engine;
  @Inject SocketServer sockets;
  @Inject ChatLifecycle chat;
  @Inject JobsLifecycle jobs;
  @Inject RealtimeParts parts;

  List<Measurement> all() {
    List<Measurement> all = new ArrayList<>();
    all.addAll(connections());
    all.addAll(closes());
    all.addAll(queues());
    all.addAll(chat());
    all.addAll(jobs());
    return List.copyOf(all);
  }

  private List<Measurement> connections() {
    EngineCounters counters = engine.counters();
    return List.of(
        of("connections", "Open Engine.IO sessions", () -> engine.sessions().size()),
        of("connections_total", "Engine.IO sessions opened", counters::openedSessions),
        of("sockets", "Connected sockets of all namespaces", () -> sum(n -> n.sockets().size())),
        of("rooms", "Rooms that somebody is in", () -> sum(n -> n.roomNames().size())),
        of("deliveries_total", "Frames handed to transports", counters::sentFrames),
        of(
            "drops_total",
            "Frames given up for slow or closing connections",
            counters::droppedFrames));
  }

  private List<Measurement> closes() {
    List<Measurement> closes = new ArrayList<>();
    for (CloseReason reason : CloseReason.values()) {
      closes.add(
          of(
              "closed_" + reason.name().toLowerCase(Locale.ROOT) + "_total",
              "Sessions closed: " + reason.text(),
              () -> engine.counters().closedSessions(reason)));
    }
    return closes;
  }

  private List<Measurement> queues() {
    return List.of(
        of("outbox_bytes", "Bytes that wait for clients", this::outboxBytes),
        of(
            "closing_connections",
            "Connections closed politely, not yet cut off",
            engine::lingering),
        of(
            "polling_tombstones",
            "Sessions closed by a POST, until their last poll",
            engine::tombstones),
        of("connect_rate_addresses", "Addresses that connected just now", engine::addresses),
        of("kept_events", "Events kept for recovery", () -> sum(Namespace::keptEvents)),
        of("lost_sockets", "Sockets that may be recovered", () -> sum(Namespace::lostSockets)),
        of("worker_queue", "Connections that wait for a worker", parts::waitingForWorkers),
        of("timers", "Time-outs that are set", parts::timers));
  }

  private List<Measurement> chat() {
    return List.of(
        of("chat_rooms", "Active stream rooms", chat::activeRooms),
        of("chat_waiting_messages", "Messages that wait to be stored", chat::waitingMessages),
        of("chat_messages_total", "Messages stored", chat::storedMessages));
  }

  private List<Measurement> jobs() {
    List<Measurement> figures = new ArrayList<>();
    figures.add(of("job_steps_queued", "Steps that wait, over all nodes", jobs::queuedRuns));
    figures.add(of("job_steps_running", "Steps begun, over all nodes", jobs::runningRuns));
    figures.add(of("progress_rooms", "Rooms of progress remembered", jobs::rooms));
    for (StepKind kind : StepKind.values()) {
      figures.add(
          of(
              "job_steps_completed_" + kind.wire() + "_total",
              "Steps completed here: " + kind.wire(),
              () -> jobs.completedRuns(kind)));
      figures.add(
          of(
              "job_tries_failed_" + kind.wire() + "_total",
              "Tries of a chunk that failed here: " + kind.wire(),
              () -> jobs.failedTries(kind)));
    }
    return figures;
  }

  private static Measurement of(String name, String description, LongSupplier value) {
    return new Measurement(PREFIX + name, description, value);
  }

  private long sum(ToLongFunction<Namespace> figure) {
    return sockets.namespaces().stream().mapToLong(figure).sum();
  }

  private long outboxBytes() {
    return engine.sessions().stream().mapToLong(EngineSession::waitingBytes).sum();
  }
}
