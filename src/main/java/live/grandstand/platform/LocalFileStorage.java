package live.grandstand.platform;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@link FileStorage} in a directory; several nodes may share it. A file is written under a name of
 * its own in {@value #DRAFTS}, which no key begins with, brought to the disk and then moved.
 */
final class LocalFileStorage implements FileStorage {
  private static final System.Logger LOG = System.getLogger(LocalFileStorage.class.getName());
  private static final String DRAFTS = ".drafts";
  private static final Duration DRAFT_LIFE = Duration.ofHours(1);
  private static final int BUFFER_BYTES = 64 * 1024;

  /** How often a folder may go, because its last file went, while a file is moved into it. */
  private static final int MOVE_TRIES = 100;

  private final Path root;
  private final Path drafts;

  /**
   * @throws StartRefused if the directory is not there and cannot be made
   */
  LocalFileStorage(Path root) {
    this.root = root.toAbsolutePath().normalize();
    this.drafts = this.root.resolve(DRAFTS);
    try {
      Files.createDirectories(drafts);
    } catch (IOException e) {
      throw new StartRefused(
          "Files cannot be stored in %s (%s). Set %s to a directory that can be written to."
              .formatted(this.root, e, SettingKey.STORAGE_DIR.key()),
          e);
    }
  }

  @Override
  public void put(FileKey key, InputStream content, long size, String mediaType) {
    Path draft = drafts.resolve(Ids.next().toString());
    try {
      write(draft, content, size);
      move(draft, path(key));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      draft.toFile().delete(); // there only when something went wrong
    }
  }

  private static void write(Path draft, InputStream content, long size) throws IOException {
    try (FileChannel file =
        FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      OutputStream out = Channels.newOutputStream(file);
      long written = copy(content, out, size);
      if (written != size || content.read() >= 0) {
        throw new IOException("a file of %d bytes has another size".formatted(size));
      }
      file.force(true);
    }
  }

  /** Copies, but no more than this. */
  private static long copy(InputStream content, OutputStream out, long most) throws IOException {
    byte[] buffer = new byte[(int) Math.min(BUFFER_BYTES, Math.max(1, most))];
    long copied = 0;
    while (copied < most) {
      int read = content.read(buffer, 0, (int) Math.min(buffer.length, most - copied));
      if (read < 0) {
        return copied;
      }
      out.write(buffer, 0, read);
      copied += read;
    }
    return copied;
  }

  private static void move(Path draft, Path target) throws IOException {
    for (int tries = 1; ; tries++) {
      try {
        Files.createDirectories(parent(target));
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        return;
      } catch (NoSuchFileException | FileAlreadyExistsException e) {
        if (tries == MOVE_TRIES) {
          throw e;
        }
      }
    }
  }

  @Override
  public Optional<StoredFile> find(FileKey key) {
    try {
      BasicFileAttributes file = Files.readAttributes(path(key), BasicFileAttributes.class);
      return file.isRegularFile() ? Optional.of(described(key, file)) : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      return absentUnder(key, e);
    }
  }

  private static StoredFile described(FileKey key, BasicFileAttributes file) {
    Instant modified = file.lastModifiedTime().toInstant();
    String etag = "%x-%x-%x".formatted(file.size(), modified.getEpochSecond(), modified.getNano());
    return new StoredFile(key, file.size(), modified, etag);
  }

  /** A file is no folder, so nothing is there; systems tell of it in different ways. */
  private <T> Optional<T> absentUnder(FileKey key, IOException error) {
    for (Path above = parent(path(key)); !above.equals(root); above = parent(above)) {
      if (Files.isRegularFile(above)) {
        return Optional.empty();
      }
    }
    throw new UncheckedIOException(error);
  }

  @Override
  public Optional<InputStream> open(FileKey key, long from, long length) {
    if (find(key).isEmpty()) {
      return Optional.empty();
    }
    try {
      FileChannel file = FileChannel.open(path(key), StandardOpenOption.READ);
      return Optional.of(new Part(file, from, length));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The bytes of a file from one place on, up to another. */
  private static final class Part extends FilterInputStream {
    private long left;

    Part(FileChannel file, long from, long length) throws IOException {
      super(Channels.newInputStream(file.position(from)));
      left = length;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (left == 0 && length > 0) {
        return -1;
      }
      int read = super.read(into, offset, (int) Math.min(length, left));
      left -= Math.max(0, read);
      return read;
    }

    @Override
    public long skip(long count) throws IOException {
      long skipped = super.skip(Math.min(count, left));
      left -= skipped;
      return skipped;
    }

    @Override
    public int available() throws IOException {
      return (int) Math.min(super.available(), left);
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }

  @Override
  public void delete(FileKey key) {
    try {
      Path file = path(key);
      if (Files.isRegularFile(file) && Files.deleteIfExists(file)) {
        deleteEmpty(parent(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void deleteAll(FileKey folder) {
    Path directory = path(folder);
    if (Files.isDirectory(directory)) {
      walk(directory, new Removal());
      deleteEmpty(parent(directory));
    }
  }

  /** Removes folders that nothing is in any more; that they stay is no error. */
  private void deleteEmpty(Path folder) {
    try {
      Path above = folder;
      while (!above.equals(root) && deleteIfEmpty(above)) {
        above = parent(above);
      }
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "an empty folder stays: {0}", e);
    }
  }

  private static boolean deleteIfEmpty(Path folder) throws IOException {
    try {
      return Files.deleteIfExists(folder);
    } catch (DirectoryNotEmptyException e) {
      return false;
    }
  }

  @Override
  public List<FileKey> keys(FileKey folder) {
    Path directory = path(folder);
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    List<FileKey> keys = new ArrayList<>();
    walk(directory, new Listing(root, keys));
    keys.sort(Comparator.comparing(FileKey::path));
    return keys;
  }

  /** Goes through a folder from which others may delete at the same time. */
  private static void walk(Path folder, FileVisitor<Path> visitor) {
    try {
      Files.walkFileTree(folder, visitor);
    } catch (NoSuchFileException e) {
      // it is gone as a whole
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Goes on when something that was there a moment ago is gone. */
  private abstract static class Visit extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException error) throws IOException {
      return goOn(error);
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException error)
        throws IOException {
      return error == null ? FileVisitResult.CONTINUE : goOn(error);
    }

    private static FileVisitResult goOn(IOException error) throws IOException {
      if (error instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw error;
    }
  }

  private static final class Listing extends Visit {
    private final Path root;
    private final List<FileKey> keys;

    Listing(Path root, List<FileKey> keys) {
      this.root = root;
      this.keys = keys;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      keys.add(new FileKey(root.relativize(file).toString().replace('\\', '/')));
      return FileVisitResult.CONTINUE;
    }
  }

  /** Removes files, and folders that are empty then: one may be moved into them meanwhile. */
  private static final class Removal extends Visit {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException error)
        throws IOException {
      super.postVisitDirectory(folder, error);
      deleteIfEmpty(folder);
      return FileVisitResult.CONTINUE;
    }
  }

  @Override
  public void tidy(Instant now) {
    try (Stream<Path> files = Files.list(drafts)) {
      for (Path draft : files.toList()) {
        if (Files.getLastModifiedTime(draft).toInstant().isBefore(now.minus(DRAFT_LIFE))) {
          Files.deleteIfExists(draft);
        }
      }
    } catch (NoSuchFileException e) {
      // it has just been moved to its place
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path path(FileKey key) {
    return root.resolve(key.path());
  }

  private static Path parent(Path belowRoot) {
    return Objects.requireNonNull(belowRoot.getParent());
  }
}
