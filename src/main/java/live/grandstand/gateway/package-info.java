/**
 * The realtime gateway as the rest of the application sees it: who may connect, what every socket
 * gets, and the emit API (realtime.md §2 and §6).
 */
@NullMarked
package live.grandstand.gateway;

import org.jspecify.annotations.NullMarked;
