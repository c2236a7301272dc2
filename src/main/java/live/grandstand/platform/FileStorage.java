package live.grandstand.platform;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where the files are that features make: a directory or an S3 bucket (pipeline.md "Data", ADR 29).
 * A file is whole or not there: nobody ever reads half of one, nor of two. A key is that of a file
 * or of a folder, not of both.
 *
 * <p>All of it may take time and needs no transaction; safe for use by many threads. What cannot be
 * done (disk full, network away) is an {@link UncheckedIOException} and may be tried again.
 */
public interface FileStorage {
  /**
   * Stores a file, instead of the one that is there.
   *
   * @param content is read to its end and not closed
   * @param size how many bytes that are
   * @param mediaType what the storage is told of the content; it is not asked for it again
   * @throws UncheckedIOException when it cannot be stored, or the content has another size; then
   *     everything is as before
   */
  void put(FileKey key, InputStream content, long size, String mediaType);

  /** As {@link #put(FileKey, InputStream, long, String)}, from memory. */
  default void put(FileKey key, byte[] content, String mediaType) {
    put(key, new ByteArrayInputStream(content), content.length, mediaType);
  }

  /** What is known of a file; nothing when it is not there. */
  Optional<StoredFile> find(FileKey key);

  /**
   * A part of a file, to be read and closed. It stays what it was when it was opened, whatever
   * becomes of the file.
   *
   * @param from how many bytes to leave out, not negative
   * @param length how many bytes at most; there are fewer when the file ends before
   * @return nothing when the file is not there
   */
  Optional<InputStream> open(FileKey key, long from, long length);

  /** A whole file, see {@link #open(FileKey, long, long)}. */
  default Optional<InputStream> open(FileKey key) {
    return open(key, 0, Long.MAX_VALUE);
  }

  /** Deletes a file. One that is not there is no error. */
  void delete(FileKey key);

  /** Deletes everything in a folder, at any depth. */
  void deleteAll(FileKey folder);

  /** The keys of all files in a folder, at any depth, in order. */
  List<FileKey> keys(FileKey folder);

  /** Removes what a crash has left of files that were being stored; called now and then. */
  default void tidy(Instant now) {}
}
