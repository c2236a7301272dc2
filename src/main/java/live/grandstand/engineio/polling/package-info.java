/**
 * Engine.IO's HTTP side: the filter that admits requests before anything is done for them, and the
 * only asynchronous servlet, for long-polling.
 */
@NullMarked
package live.grandstand.engineio.polling;

import org.jspecify.annotations.NullMarked;
