/**
 * Streams: the broadcast and its chat room, from creation to the end of the last broadcast (rest.md
 * "Streams and chat").
 *
 * <p>This package never sees chat: {@link live.grandstand.streams.StreamEnded} is the bridge, and
 * {@link live.grandstand.streams.ViewerCounts} is the port through which it learns who watches.
 */
@NullMarked
package live.grandstand.streams;

import org.jspecify.annotations.NullMarked;
