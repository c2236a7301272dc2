package live.grandstand.gateway;

/**
 * A room that somebody is in.
 *
 * @param sockets how many are in it
 */
public record RoomView(String namespace, String room, int sockets) {}
