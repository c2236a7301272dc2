/** What a stranger can send, byte by byte, against the realtime core on its real server. */
@NullMarked
package live.grandstand.hostile;

import org.jspecify.annotations.NullMarked;
