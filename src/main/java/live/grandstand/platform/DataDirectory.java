package live.grandstand.platform;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The directory that holds what outlives a run ({@code grandstand.data-dir}). One running copy owns
 * it at a time: the owner holds a file lock, which the operating system lets go of however that
 * process ends, and whose file names the owner's process id.
 */
public final class DataDirectory implements AutoCloseable {
  private static final String LOCK_FILE = "grandstand.lock";
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private final Path path;
  private final FileChannel channel;
  private final FileLock lock;

  private DataDirectory(Path path, FileChannel channel, FileLock lock) {
    this.path = path;
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Makes the directory if need be and takes it for this process.
   *
   * @throws StartRefused if it cannot be written to, or another copy has it
   */
  public static DataDirectory own(Path path) {
    Path file = create(path).resolve(LOCK_FILE);
    try {
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        String owner = Files.readString(file).strip();
        channel.close();
        throw new StartRefused(
            "The data directory %s is in use by another running copy (process %s). Stop that one, or give this one a directory of its own with grandstand.data-dir."
                .formatted(path, owner.isEmpty() ? "unknown" : owner));
      }
      String pid = Long.toString(ProcessHandle.current().pid());
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)));
      return new DataDirectory(path, channel, lock);
    } catch (IOException e) {
      throw notWritable(path, e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // this very JVM has it, for another deployment
    }
  }

  private static Path create(Path path) {
    try {
      return Files.createDirectories(path);
    } catch (IOException e) {
      throw notWritable(path, e);
    }
  }

  private static StartRefused notWritable(Path path, IOException cause) {
    return new StartRefused(
        "The data directory %s cannot be written to by user %s (%s). Set grandstand.data-dir to a directory that can."
            .formatted(path, System.getProperty("user.name"), cause),
        cause);
  }

  /**
   * The secret kept under a name in a directory, made on first use; readable by its owner only.
   *
   * @throws StartRefused if it can be neither read nor written
   */
  static String secret(Path directory, String name, Supplier<String> fresh) {
    Path file = create(directory).resolve(name);
    try {
      if (!Files.exists(file)) {
        writeOnce(file, fresh.get());
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw notWritable(directory, e);
    }
  }

  private static void writeOnce(Path file, String secret) throws IOException {
    Path draft = Files.createTempFile(file.getParent(), ".new", null, ownerOnly());
    Files.writeString(draft, secret + "\n");
    try {
      Files.createLink(file, draft); // whole or not at all, and never over another copy's
    } catch (FileAlreadyExistsException e) {
      return;
    } finally {
      Files.delete(draft);
    }
  }

  private static FileAttribute<?>[] ownerOnly() {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  /** Where a part of the product keeps its files. */
  public Path resolve(String name) {
    return path.resolve(name);
  }

  /** Lets another copy have the directory. */
  @Override
  public void close() {
    try (channel) {
      lock.release();
    } catch (IOException e) {
      throw new IllegalStateException("cannot release " + path, e);
    }
  }
}
