/** Personal notifications (realtime.md §3). */
@NullMarked
package live.grandstand.notifications;

import org.jspecify.annotations.NullMarked;
