/**
 * Long work: steps that stories go through, run chunk by chunk on the node that has room, batches
 * of them, and the rooms that follow their progress (pipeline.md, realtime.md §4).
 */
@NullMarked
package live.grandstand.jobs;

import org.jspecify.annotations.NullMarked;
