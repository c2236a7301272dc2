/**
 * The realtime packages alone on a real server, as protocol test suites expect them (running.md,
 * "Conformance server"). Not part of the product.
 */
@NullMarked
package live.grandstand.conformance;

import org.jspecify.annotations.NullMarked;
