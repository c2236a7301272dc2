/**
 * Stories: their text from upload to deletion, and the step that rewrites it (pipeline.md, rest.md
 * "Stories, audio, images, jobs, dashboard"). Audio and images are made of what is here; how text
 * is cut into chunks is theirs to use, too.
 */
@NullMarked
package live.grandstand.stories;

import org.jspecify.annotations.NullMarked;
