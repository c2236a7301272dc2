/**
 * Stream rooms and their chat (realtime.md §3): join, history, viewer count, messages that are
 * stored before they are sent, and the end of a stream. Start reading at {@code ChatHandlers}.
 */
@NullMarked
package live.grandstand.chat;

import org.jspecify.annotations.NullMarked;
