package live.grandstand.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.UUID;
import live.grandstand.socketio.BroadcastOperator;
import live.grandstand.socketio.Namespace;
import live.grandstand.socketio.SocketServer;

/**
 * The emit API for the application (realtime.md §6): says who is meant; the operator it returns
 * emits, makes sockets join or leave rooms, lists or disconnects them. Whoever nobody is connected
 * for is nobody: that succeeds and does nothing.
 */
@ApplicationScoped
public class Gateway {
  @Inject SocketServer server;

  /** The sockets of one user. */
  public BroadcastOperator user(String namespace, UUID userId) {
    return server.of(namespace).to(roomOf(userId));
  }

  /** The sockets of several users. */
  public BroadcastOperator users(String namespace, Collection<UUID> userIds) {
    return server.of(namespace).all().to(userIds.stream().map(Gateway::roomOf).toList());
  }

  /** The sockets in a room, or one socket by its sid. */
  public BroadcastOperator room(String namespace, String room) {
    return server.of(namespace).to(room);
  }

  /** Everyone in a namespace. */
  public BroadcastOperator everyone(String namespace) {
    return server.of(namespace).all();
  }

  /** Speaks in the main namespace, {@code /}. */
  public Namespace main() {
    return server.of(Namespace.MAIN);
  }

  /** The room that all sockets of a user are in. */
  static String roomOf(UUID userId) {
    return "user:" + userId;
  }
}
