/**
 * Stories as pictures: the step that has their text painted chunk by chunk, and the files it makes
 * (pipeline.md "Steps", rest.md "Stories, audio, images, jobs, dashboard").
 */
@NullMarked
package live.grandstand.images;

import org.jspecify.annotations.NullMarked;
