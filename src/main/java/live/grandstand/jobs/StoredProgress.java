package live.grandstand.jobs;

import java.util.Map;
import java.util.UUID;

/**
 * How far something is by the database.
 *
 * @param about the run or the batch
 * @param payload of a progress event
 */
record StoredProgress(UUID about, Map<String, Object> payload) {}
