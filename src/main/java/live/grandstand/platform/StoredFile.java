package live.grandstand.platform;

import java.time.Instant;

/**
 * What the {@link FileStorage} knows of a file.
 *
 * @param size in bytes
 * @param modified when it was stored
 * @param etag another one for another content, without quotes; letters, digits and hyphens
 */
public record StoredFile(FileKey key, long size, Instant modified, String etag) {}
