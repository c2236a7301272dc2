package live.grandstand.jobs;

import java.util.UUID;

/** Which file of which batch a run is for. */
record BatchFile(UUID itemId, UUID jobId) {}
