package live.grandstand.socketio;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import live.grandstand.engineio.CloseReason;
import org.jspecify.annotations.Nullable;

/**
 * Speaks to many sockets at once: to those in any of the rooms it is directed to, each once, or to
 * everyone in the namespace when it was never directed. Immutable; each call that narrows returns
 * another one. Speaking to a room nobody is in does nothing (realtime.md §6).
 */
public final class BroadcastOperator implements Audience {
  private final Namespace namespace;
  private final boolean everyone;
  private final Set<String> rooms;
  private final Set<String> except;
  private final boolean droppable;

  BroadcastOperator(Namespace namespace) {
    this(namespace, true, Set.of(), Set.of(), false);
  }

  private BroadcastOperator(
      Namespace namespace,
      boolean everyone,
      Set<String> rooms,
      Set<String> except,
      boolean droppable) {
    this.namespace = namespace;
    this.everyone = everyone;
    this.rooms = rooms;
    this.except = except;
    this.droppable = droppable;
  }

  /** Adds a room, or a socket by its sid. */
  public BroadcastOperator to(String room) {
    return to(List.of(room));
  }

  /** Adds several rooms; directed to an empty collection, the operator speaks to nobody. */
  public BroadcastOperator to(Collection<String> more) {
    return new BroadcastOperator(namespace, false, with(rooms, more), except, droppable);
  }

  /** The same as {@link #to(String)}, for actions other than emitting. */
  public BroadcastOperator in(String room) {
    return to(room);
  }

  /** Leaves out the members of a room, or a socket by its sid. */
  public BroadcastOperator except(String room) {
    return except(List.of(room));
  }

  /** Leaves out the members of several rooms. */
  public BroadcastOperator except(Collection<String> more) {
    return new BroadcastOperator(namespace, everyone, rooms, with(except, more), droppable);
  }

  /** Lets events be given up for readers that are slow: for values that a later one replaces. */
  public BroadcastOperator asVolatile() {
    return new BroadcastOperator(namespace, everyone, rooms, except, true);
  }

  private static Set<String> with(Set<String> known, Collection<String> more) {
    Set<String> all = new LinkedHashSet<>(known);
    all.addAll(more);
    return all;
  }

  // ---- what can be done ------------------------------------------------------------------------

  /**
   * Sends an event, encoded once for all.
   *
   * @throws IllegalArgumentException for a reserved event name, or arguments that are no JSON
   */
  public void emit(String event, Object... arguments) {
    if (droppable) {
      EncodedPacket packet = namespace.encode(event, arguments);
      forEach(socket -> socket.sendVolatile(packet));
      return;
    }
    emit(namespace.begin(this, null, event, arguments));
  }

  /** Sends an event that was encoded before and has no offset; who is away gets it later. */
  void emit(EncodedPacket event) {
    emit(namespace.begin(this, event));
  }

  private void emit(Emission emission) {
    try {
      forEach(socket -> socket.send(emission));
    } finally {
      namespace.finish(emission);
    }
  }

  /**
   * Sends an event and collects everybody's acknowledgement.
   *
   * @return each answer's arguments; fails when one is missing after the timeout
   */
  public CompletableFuture<List<JsonNode>> emitWithAck(
      Duration timeout, String event, Object... arguments) {
    List<CompletableFuture<JsonNode>> answers =
        fetchSockets().stream()
            .map(socket -> socket.emitWithAck(timeout, event, arguments))
            .toList();
    return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
        .thenApply(done -> answers.stream().map(CompletableFuture::join).toList());
  }

  /**
   * Sends an event and disconnects each receiver right behind it: the close waits in the same queue
   * as the event, so nobody is cut off before being told. A client that was cut off before gets the
   * same when it comes back: the event, then the end.
   */
  public void emitThenDisconnect(CloseReason reason, String event, Object... arguments) {
    Emission emission = namespace.begin(this, reason, event, arguments);
    try {
      forEach(
          socket -> {
            socket.send(emission);
            socket.disconnect(reason);
          });
    } finally {
      namespace.finish(emission);
    }
  }

  /**
   * Makes the sockets join a room: all that may.
   *
   * @throws Refusal at the end, when one of them is in as many rooms as it may
   */
  public void socketsJoin(String room) {
    AtomicReference<@Nullable Refusal> refused = new AtomicReference<>();
    change(
        socket -> {
          try {
            socket.join(room);
          } catch (Refusal refusal) {
            refused.set(refusal);
          }
        });
    Refusal refusal = refused.get();
    if (refusal != null) {
      throw refusal;
    }
  }

  /** Makes the sockets leave a room. */
  public void socketsLeave(String room) {
    change(socket -> socket.leave(room));
  }

  /** Disconnects the sockets behind what was sent to them. */
  public void disconnectSockets() {
    change(ClientSocket::disconnect);
  }

  /** Does something to all that a socket which is lost meanwhile cannot make up for. */
  private void change(Consumer<ClientSocket> action) {
    Emission emission = namespace.beginChange(this);
    try {
      forEach(action);
    } finally {
      namespace.finish(emission);
    }
  }

  /** The sockets that this operator speaks to. */
  public List<ClientSocket> fetchSockets() {
    Set<ClientSocket> found = new LinkedHashSet<>();
    forEach(found::add);
    return List.copyOf(found);
  }

  @Override
  public boolean includes(String sid, Set<String> joined) {
    return (everyone || isAny(rooms, sid, joined)) && !isAny(except, sid, joined);
  }

  private static boolean isAny(Set<String> named, String sid, Set<String> joined) {
    if (named.isEmpty()) {
      return false;
    }
    return named.contains(sid) || !Collections.disjoint(named, joined);
  }

  private void forEach(Consumer<ClientSocket> action) {
    if (rooms.size() == 1 && except.isEmpty()) {
      for (ClientSocket socket : namespace.members(rooms.iterator().next())) {
        action.accept(socket);
      }
    } else {
      targets().forEach(action);
    }
  }

  private Set<ClientSocket> targets() {
    Set<ClientSocket> targets = new LinkedHashSet<>();
    if (everyone) {
      targets.addAll(namespace.sockets());
    }
    for (String room : rooms) {
      targets.addAll(Arrays.asList(namespace.members(room)));
    }
    for (String room : except) {
      targets.removeAll(Set.of(namespace.members(room)));
    }
    return targets;
  }
}
