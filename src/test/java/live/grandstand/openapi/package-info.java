/**
 * The OpenAPI document, written out of the resource classes: {@link
 * live.grandstand.openapi.ApiDocument} makes it, {@link live.grandstand.openapi.ApiDocumentTest}
 * keeps {@code META-INF/openapi.json} equal to it (docs/decisions/0027).
 */
@NullMarked
package live.grandstand.openapi;

import org.jspecify.annotations.NullMarked;
