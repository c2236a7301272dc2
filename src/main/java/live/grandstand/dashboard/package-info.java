/**
 * The dashboard: what became of stories and of the steps they go through, in numbers, charts and a
 * list of what happened last, by REST and as live pushes (pipeline.md "Dashboard", realtime.md §5).
 *
 * <p>It only reads: its SQL is its own, and what happens it learns from the events that drive
 * progress. Nobody imports it but {@code app}.
 */
@NullMarked
package live.grandstand.dashboard;

import org.jspecify.annotations.NullMarked;
