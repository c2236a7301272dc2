/**
 * What every feature stands on: settings, errors, JSON, clock, ids, secrets and the data source.
 *
 * <p>Imports no feature.
 */
@NullMarked
package live.grandstand.platform;

import org.jspecify.annotations.NullMarked;
