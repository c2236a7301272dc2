package live.grandstand.platform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import live.grandstand.platform.Multipart.Part;
import live.grandstand.testing.Form;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartTest {
  private static final Multipart.Limits LIMITS =
      new Multipart.Limits(5, 200_000, Duration.ofSeconds(20));

  @Test
  void fieldsAndFilesComeInTheirOrder() throws IOException {
    byte[] form =
        new Form()
            .field("title", "Cây sáo")
            .file("file", "sáo \\\"trúc\\\".txt", bytes("Ngày\r\nxưa"))
            .field("auto", "")
            .bytes();

    try (Multipart multipart = read(new ByteArrayInputStream(form))) {
      Part title = multipart.next().orElseThrow();
      assertEquals("title", title.name());
      assertEquals(Optional.empty(), title.fileName());
      assertEquals("Cây sáo", title.text(100));
      Part file = multipart.next().orElseThrow();
      assertEquals(Optional.of("sáo \"trúc\".txt"), file.fileName());
      assertArrayEquals(bytes("Ngày\r\nxưa"), file.bytes(100));
      assertEquals("", multipart.next().orElseThrow().text(100));
      assertEquals(Optional.empty(), multipart.next());
      assertEquals(Optional.empty(), multipart.next());
    }
  }

  @Property(tries = 300)
  void anyBytesComeThroughHoweverTheyArrive(
      @ForAll @Size(max = 3000) byte[] content, @ForAll @IntRange(min = 1, max = 100) int step)
      throws IOException {
    byte[] tricky = bytes("\r\n------grandstandForm7MA4YWx\r\n--\r\r\n----");
    byte[] form = new Form().file("a", "a", content).file("b", "b", tricky).bytes();

    try (Multipart multipart = read(new Stepwise(form, step))) {
      assertArrayEquals(content, multipart.next().orElseThrow().bytes(3000));
      assertArrayEquals(tricky, multipart.next().orElseThrow().bytes(3000));
      assertEquals(Optional.empty(), multipart.next());
    }
  }

  @Property(tries = 500)
  void anyBodyIsReadOrRefused(@ForAll long seed, @ForAll @IntRange(max = 300) int changes)
      throws IOException {
    byte[] form = new Form().field("a", "x").file("b", "y", new byte[200]).bytes();
    Random random = new Random(seed);
    for (int i = 0; i < changes; i++) {
      form[random.nextInt(form.length)] = (byte) "\r\n-: ;=\"a\0".charAt(random.nextInt(10));
    }

    try (Multipart multipart = read(new ByteArrayInputStream(form))) {
      for (Optional<Part> part = multipart.next(); part.isPresent(); part = multipart.next()) {
        part.get().bytes(1000);
      }
    } catch (AppException e) {
      assertEquals(ErrorCode.BAD_REQUEST, e.code());
    }
  }

  @Property
  void aBodyThatIsCutOffIsRefused(@ForAll @IntRange(max = 400) int length) {
    byte[] form = new Form().field("a", "x").file("b", "y", new byte[200]).bytes();
    byte[] cut = java.util.Arrays.copyOf(form, Math.min(length, form.length - 3));

    assertEquals(ErrorCode.BAD_REQUEST, refusal(new ByteArrayInputStream(cut), LIMITS).code());
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "multipart/form-data; boundary=\"\"",
        "multipart/form-data; boundary=\u00e4",
        "multipart/form-data; boundary=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
      })
  void withoutABoundaryNothingIsRead(String type) {
    AppException refusal =
        assertThrows(
            AppException.class, () -> new Multipart(InputStream.nullInputStream(), type, LIMITS));

    assertEquals(ErrorCode.BAD_REQUEST, refusal.code());
  }

  @Test
  void tooManyPartsAreRefused() {
    Form form = new Form();
    for (int i = 0; i < 6; i++) {
      form.field("f" + i, "x");
    }

    AppException refusal = refusal(new ByteArrayInputStream(form.bytes()), LIMITS);
    assertEquals("A form may have 5 parts", refusal.detail());
  }

  @Test
  void aPartWithEndlessHeadersIsRefused() {
    Form form = new Form().raw("------grandstandForm7MA4YWxk\r\nX: " + "x".repeat(100_000));

    assertEquals(
        ErrorCode.BAD_REQUEST, refusal(new ByteArrayInputStream(form.bytes()), LIMITS).code());
  }

  @Test
  void aFieldThatIsTooLargeIsNamed() throws IOException {
    byte[] form = new Form().field("title", "x".repeat(101)).bytes();

    try (Multipart multipart = read(new ByteArrayInputStream(form))) {
      Part title = multipart.next().orElseThrow();
      AppException refusal = assertThrows(AppException.class, () -> title.text(100));
      assertEquals(ErrorCode.PAYLOAD_TOO_LARGE, refusal.code());
      assertEquals("title", refusal.fields().get(0).field());
    }
  }

  @Test
  void textThatIsNotUtf8IsRefused() throws IOException {
    byte[] form = new Form().file("title", "x", new byte[] {(byte) 0xE4}).bytes();

    try (Multipart multipart = read(new ByteArrayInputStream(form))) {
      Part title = multipart.next().orElseThrow();
      assertEquals(
          ErrorCode.BAD_REQUEST, assertThrows(AppException.class, () -> title.text(100)).code());
    }
  }

  @Test
  void aBodyWithoutEndIsRefusedAndPassedOverUpToALimit() {
    Endless endless = new Endless(new Form().file("file", "x", new byte[0]).unfinished());

    assertEquals(ErrorCode.PAYLOAD_TOO_LARGE, refusal(endless, LIMITS).code());
    assertTrue(endless.given > 10_000_000 && endless.given < 50_000_000, "" + endless.given);
  }

  @Test
  void aBodyThatTakesTooLongIsRefused() {
    Multipart.Limits short_ = new Multipart.Limits(5, 200_000, Duration.ofMillis(1));
    Endless endless = new Endless(new byte[0]);

    assertEquals(ErrorCode.REQUEST_TIMEOUT, refusal(endless, short_).code());
    InputStream silent =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new SocketTimeoutException("the server waits no longer");
          }
        };
    assertEquals(ErrorCode.REQUEST_TIMEOUT, refusal(silent, LIMITS).code());
  }

  private static Multipart read(InputStream body) {
    return new Multipart(body, Form.TYPE, LIMITS);
  }

  private static AppException refusal(InputStream body, Multipart.Limits limits) {
    return assertThrows(
        AppException.class,
        () -> {
          try (Multipart multipart = new Multipart(body, Form.TYPE, limits)) {
            List<byte[]> all = new ArrayList<>();
            for (Optional<Part> part = multipart.next();
                part.isPresent();
                part = multipart.next()) {
              all.add(part.get().bytes(1_000_000));
            }
          }
        });
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Gives a few bytes at a time. */
  private static final class Stepwise extends ByteArrayInputStream {
    private final int step;

    Stepwise(byte[] content, int step) {
      super(content);
      this.step = step;
    }

    @Override
    public synchronized int read(byte[] into, int offset, int length) {
      return super.read(into, offset, Math.min(step, length));
    }
  }

  /** Begins somehow and never ends. */
  private static final class Endless extends InputStream {
    private final InputStream beginning;
    private long given;

    Endless(byte[] beginning) {
      this.beginning = new ByteArrayInputStream(beginning);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = beginning.read(into, offset, length);
      int now = read < 0 ? length : read;
      given += now;
      return now;
    }
  }
}
