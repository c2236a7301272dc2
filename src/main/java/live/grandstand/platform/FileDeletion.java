package live.grandstand.platform;

import java.util.UUID;

/**
 * A note that a folder is to be deleted.
 *
 * @param prefix its key
 */
record FileDeletion(UUID id, String prefix) {}
