package live.grandstand.platform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import live.grandstand.testing.Race;
import org.junit.jupiter.api.Test;

/** What every {@link FileStorage} does. */
abstract class FileStorageContract {
  private static final String WAV = "audio/wav";
  private static final int MIB = 1024 * 1024;

  private final FileKey story = FileKey.of("stories", Ids.next());
  private final FileKey key = FileKey.of(story, "audio", "0.wav");

  abstract FileStorage storage();

  @Test
  void whatIsStoredIsReadBack() {
    storage().put(key, bytes("tân kỳ"), WAV);

    StoredFile file = storage().find(key).orElseThrow();
    assertEquals(key, file.key());
    assertEquals(bytes("tân kỳ").length, file.size());
    assertTrue(file.etag().matches("[A-Za-z0-9-]+"), file.etag());
    assertEquals("tân kỳ", text(key));
  }

  @Test
  void anEmptyFileIsAFile() {
    storage().put(key, new byte[0], WAV);

    assertEquals(0, storage().find(key).orElseThrow().size());
    assertEquals("", text(key));
    assertEquals("", part(0, 10));
  }

  @Test
  void whatIsNotThereIsNotFound() {
    storage().put(key, bytes("x"), WAV);

    for (FileKey missing :
        List.of(FileKey.of(story, "audio", "1.wav"), FileKey.of(key, "0.wav"), story)) {
      assertEquals(Optional.empty(), storage().find(missing));
      assertEquals(Optional.empty(), storage().open(missing));
      assertEquals(Optional.empty(), storage().open(missing, 0, 0));
      storage().delete(missing);
    }
    assertEquals("x", text(key));
  }

  @Test
  void aPartIsReadFromWhereItIsWanted() {
    storage().put(key, bytes("0123456789"), WAV);

    assertEquals("0123456789", part(0, 10));
    assertEquals("234", part(2, 3));
    assertEquals("89", part(8, 100));
    assertEquals("9", part(9, Long.MAX_VALUE));
    assertEquals("", part(3, 0));
    assertEquals("", part(10, 1));
    assertEquals("", part(1000, 1));
  }

  @Test
  void aPartCanBeSkippedAndReadByteByByte() throws IOException {
    storage().put(key, bytes("0123456789"), WAV);

    try (InputStream part = storage().open(key, 2, 5).orElseThrow()) {
      assertEquals('2', part.read());
      assertEquals(2, part.skip(2));
      assertEquals("56", new String(part.readAllBytes(), StandardCharsets.UTF_8));
      assertEquals(-1, part.read());
    }
  }

  @Test
  void aFileIsReplacedAsAWhole() {
    storage().put(key, bytes("a long one"), WAV);
    String before = storage().find(key).orElseThrow().etag();
    storage().put(key, bytes("short"), WAV);

    assertEquals("short", text(key));
    assertNotEquals(before, storage().find(key).orElseThrow().etag());
    assertEquals(List.of(key), storage().keys(story));
  }

  @Test
  void whoReadsWhileItIsReplacedReadsOneOrTheOther() throws Exception {
    byte[] ones = filled(MIB, 1);
    byte[] twos = filled(MIB + MIB / 2, 2);
    storage().put(key, ones, WAV);
    AtomicBoolean replaced = new AtomicBoolean();

    Race.run(
        List.of(
            () -> {
              for (int i = 0; i < 10; i++) {
                storage().put(key, i % 2 == 0 ? twos : ones, WAV);
              }
              replaced.set(true);
              return true;
            },
            () -> {
              while (!replaced.get()) {
                byte[] read = read(key);
                assertArrayEquals(filled(read.length, read[0]), read);
                assertEquals(read[0] == 1 ? ones.length : twos.length, read.length);
              }
              return true;
            }));
  }

  @Test
  void whatCannotBeReadToItsEndLeavesEverythingAsItWas() {
    storage().put(key, bytes("before"), WAV);
    InputStream broken =
        new InputStream() {
          private int left = 3 * MIB;

          @Override
          public int read() throws IOException {
            if (left-- == 0) {
              throw new IOException("the line is cut");
            }
            return 'x';
          }
        };
    FileKey other = FileKey.of(story, "audio", "1.wav");

    refused(key, broken, 4L * MIB);
    refused(other, new ByteArrayInputStream(bytes("too short")), 100);
    refused(key, new ByteArrayInputStream(bytes("too long")), 3);

    assertEquals("before", text(key));
    assertEquals(List.of(key), storage().keys(story));
  }

  private void refused(FileKey where, InputStream content, long size) {
    assertThrows(UncheckedIOException.class, () -> storage().put(where, content, size, WAV));
  }

  @Test
  void deletingAFolderLeavesItsNeighboursAlone() {
    FileKey one = FileKey.of("stories", "1" + story.path().substring(8));
    FileKey inside = FileKey.of(one, "images", "r", "0.png");
    List<FileKey> neighbours =
        List.of(
            FileKey.of(one + "2", "0.wav"),
            FileKey.of(one + "-2", "0.wav"),
            FileKey.of(one + ".wav"),
            FileKey.of("covers", one, "0.png"));
    storage().put(inside, bytes("x"), WAV);
    storage().put(FileKey.of(one, "0.wav"), bytes("x"), WAV);
    neighbours.forEach(neighbour -> storage().put(neighbour, bytes("y"), WAV));

    storage().deleteAll(one);
    storage().deleteAll(one);

    assertEquals(List.of(), storage().keys(one));
    assertEquals(Optional.empty(), storage().find(inside));
    neighbours.forEach(neighbour -> assertEquals("y", text(neighbour)));
    neighbours.forEach(storage()::delete);
  }

  @Test
  void theKeysOfAFolderAreInOrder() {
    List<FileKey> keys = new ArrayList<>();
    for (String name : List.of("a/b/1.png", "a/b/2.png", "a/c.png", "a_b/1.png", "b.png")) {
      keys.add(FileKey.of(story, name));
    }
    keys.forEach(each -> storage().put(each, bytes("x"), WAV));

    assertEquals(keys, storage().keys(story));
    assertEquals(keys.subList(0, 3), storage().keys(FileKey.of(story, "a")));
    assertEquals(List.of(), storage().keys(FileKey.of(story, "nothing")));
  }

  @Test
  void manyStoreAndDeleteInOneFolderAtATime() throws Exception {
    List<Callable<Boolean>> visitors = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      FileKey own = FileKey.of(story, "audio", i + ".wav");
      visitors.add(
          () -> {
            for (int round = 0; round < 15; round++) {
              storage().delete(own);
              storage().put(own, bytes("round " + round), WAV);
            }
            return true;
          });
    }

    Race.run(visitors);

    assertEquals(6, storage().keys(story).size());
    storage().keys(story).forEach(each -> assertEquals("round 14", text(each)));
  }

  @Test
  void manyStoreTheSameFileAtATime() throws Exception {
    List<Callable<Boolean>> writers = new ArrayList<>();
    for (int i = 1; i <= 4; i++) {
      byte[] content = filled(100_000 + i, i);
      writers.add(
          () -> {
            storage().put(key, content, WAV);
            return true;
          });
    }

    Race.run(writers);

    byte[] read = read(key);
    assertArrayEquals(filled(100_000 + read[0], read[0]), read);
  }

  @Test
  void aLargeFileTakesLittleMemory() throws IOException {
    long size = 300L * MIB;
    long before = usedHeap();

    storage().put(key, new Zeros(size), size, WAV);
    long peak = usedHeap();
    try (InputStream file = storage().open(key).orElseThrow()) {
      assertEquals(size, file.transferTo(java.io.OutputStream.nullOutputStream()));
    }

    assertEquals(size, storage().find(key).orElseThrow().size());
    assertTrue(peak - before < 64L * MIB, () -> "grew by " + (peak - before));
    storage().deleteAll(story);
  }

  private static long usedHeap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  /** As many bytes of nothing as are wanted. */
  private static final class Zeros extends InputStream {
    private long left;

    Zeros(long size) {
      left = size;
    }

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      if (left <= 0) {
        return -1;
      }
      int read = (int) Math.min(length, left);
      Arrays.fill(into, offset, offset + read, (byte) 0);
      left -= read;
      return read;
    }
  }

  private String part(long from, long length) {
    return new String(read(storage().open(key, from, length)), StandardCharsets.UTF_8);
  }

  private String text(FileKey of) {
    return new String(read(of), StandardCharsets.UTF_8);
  }

  private byte[] read(FileKey of) {
    return read(storage().open(of));
  }

  private static byte[] read(Optional<InputStream> opened) {
    try (InputStream file = opened.orElseThrow()) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] filled(int size, int with) {
    byte[] content = new byte[size];
    Arrays.fill(content, (byte) with);
    return content;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
