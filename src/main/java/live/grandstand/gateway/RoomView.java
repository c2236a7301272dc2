package live.grandstand.gateway;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A room that somebody is in.
 *
 * @param sockets how many are in it
 */
public record RoomView(
    @Schema(example = "/") String namespace,
    @Schema(example = "chess") String room,
    @Schema(description = "How many are in it", example = "42") int sockets) {}
