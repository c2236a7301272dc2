/** Composition root: sees everything, is imported by nobody. */
@NullMarked
package live.grandstand.app;

import org.jspecify.annotations.NullMarked;
