package live.grandstand.jobs;

import java.util.UUID;

/** A batch went on. Fired inside the transaction that changed it; clients are told after it. */
record BatchChanged(UUID jobId, ProgressNews news) {}
