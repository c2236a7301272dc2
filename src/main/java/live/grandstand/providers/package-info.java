/**
 * Text, speech and images from outside models or made here (pipeline.md, Providers).
 *
 * <p>Three ports, {@link live.grandstand.providers.TextModel}, {@link
 * live.grandstand.providers.SpeechModel} and {@link live.grandstand.providers.ImageModel}; which
 * implementation is behind each is configuration. All block, so they are called on job threads and
 * outside transactions; every call ends in bounded time with bounded memory. Imports only platform.
 */
@NullMarked
package live.grandstand.providers;

import org.jspecify.annotations.NullMarked;
