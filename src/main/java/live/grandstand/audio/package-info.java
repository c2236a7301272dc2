/**
 * Stories as sound: the step that speaks their text chunk by chunk, and the files it makes
 * (pipeline.md "Steps", rest.md "Stories, audio, images, jobs, dashboard").
 */
@NullMarked
package live.grandstand.audio;

import org.jspecify.annotations.NullMarked;
