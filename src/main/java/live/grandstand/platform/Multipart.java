package live.grandstand.platform;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The body of a {@code multipart/form-data} request (RFC 7578), read part by part as it comes: what
 * nobody asks for is not kept, neither in memory nor in a temporary file, whatever the server.
 * Parts are used in their order; the one before is over when the next is asked for.
 *
 * <p>For one thread. Close it in any case: it passes over what is left, up to a limit, because
 * clients that are still sending do not look for an answer.
 */
public final class Multipart implements AutoCloseable {
  private static final int MAX_HEADER_BYTES = 4 * 1024;
  private static final int MAX_HEADERS = 10;
  private static final int MAX_BOUNDARY = 70; // RFC 2046 §5.1.1
  private static final byte[] LINE_END = {'\r', '\n'};

  private final TimedBody body;
  private final int maxParts;
  private final DelimitedBytes bytes;
  private int parts;
  private boolean isOver;

  /**
   * How much a form may be.
   *
   * @param parts fields and files together
   * @param bytes of the whole body
   * @param time for the whole body to come
   */
  public record Limits(int parts, long bytes, Duration time) {}

  /**
   * Begins to read.
   *
   * @param contentType of the request, with the boundary
   * @throws AppException {@code BAD_REQUEST} when there is no boundary
   */
  public Multipart(InputStream body, @Nullable String contentType, Limits limits) {
    String boundary = boundary(contentType);
    this.body = new TimedBody(body, limits.bytes(), limits.time());
    this.maxParts = limits.parts();
    this.bytes =
        new DelimitedBytes(this.body, ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String boundary(@Nullable String contentType) {
    return HeaderParameters.of(contentType == null ? "" : contentType)
        .get("boundary")
        .filter(text -> !text.isEmpty() && text.length() <= MAX_BOUNDARY)
        .filter(text -> text.chars().allMatch(each -> each >= ' ' && each < 127))
        .orElseThrow(() -> malformed("it has no boundary"));
  }

  /**
   * The next part; nothing behind the last one.
   *
   * @throws AppException {@code BAD_REQUEST} when the body is not what it should be, {@code
   *     PAYLOAD_TOO_LARGE} or {@code REQUEST_TIMEOUT} when it goes beyond the limits
   */
  public Optional<Part> next() throws IOException {
    if (isOver || !passDelimiter()) {
      isOver = true;
      return Optional.empty();
    }
    if (++parts > maxParts) {
      throw AppException.badRequest("", "A form may have %d parts".formatted(maxParts));
    }
    return Optional.of(part());
  }

  /** Whether there is another part behind the delimiter. */
  private boolean passDelimiter() throws IOException {
    bytes.skipToDelimiter();
    int first = bytes.read();
    int second = bytes.read();
    if (first == '-' && second == '-') {
      return false;
    }
    while (first == ' ' || first == '\t') {
      first = second;
      second = bytes.read();
    }
    if (first != LINE_END[0] || second != LINE_END[1]) {
      throw malformed("a boundary has no end");
    }
    return true;
  }

  private Part part() throws IOException {
    String name = "";
    Optional<String> fileName = Optional.empty();
    boolean isField = false;
    int headers = 0;
    for (String line = header(); !line.isEmpty(); line = header()) {
      if (++headers > MAX_HEADERS) {
        throw malformed("a part has too many headers");
      }
      if (line.regionMatches(true, 0, "Content-Disposition:", 0, 20)) {
        HeaderParameters parameters = HeaderParameters.of(line);
        isField =
            line.substring(20).strip().toLowerCase(java.util.Locale.ROOT).startsWith("form-data");
        name = parameters.get("name").orElse("");
        fileName = parameters.get("filename");
      }
    }
    if (!isField || name.isEmpty()) {
      throw malformed("a part has no name");
    }
    return new Part(name, fileName, bytes);
  }

  private String header() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int read = bytes.read(); read != LINE_END[0]; read = bytes.read()) {
      if (line.size() == MAX_HEADER_BYTES || read < ' ' && read != '\t') {
        throw malformed("a header of a part does not end");
      }
      line.write(read);
    }
    if (bytes.read() != LINE_END[1]) {
      throw malformed("a header of a part does not end");
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  private static AppException malformed(String why) {
    return AppException.badRequest("", "The body is not multipart/form-data: " + why);
  }

  /** Passes over the rest. Throws nothing: who refuses a form has something better to say. */
  @Override
  public void close() {
    body.drain();
  }

  /** One field or file. */
  public static final class Part {
    private final String name;
    private final Optional<String> fileName;
    private final DelimitedBytes content;

    private Part(String name, Optional<String> fileName, DelimitedBytes content) {
      this.name = name;
      this.fileName = fileName;
      this.content = content;
    }

    /** What the field is called. */
    public String name() {
      return name;
    }

    /** What the client calls the file; nothing when it is none. Only to be shown. */
    public Optional<String> fileName() {
      return fileName;
    }

    /** What is in it, up to its end. */
    public InputStream content() {
      return content.part();
    }

    /**
     * All of it.
     *
     * @throws AppException {@code PAYLOAD_TOO_LARGE} naming the field
     */
    public byte[] bytes(int most) throws IOException {
      byte[] all = content().readNBytes(most + 1);
      if (all.length > most) {
        throw AppException.tooLarge(name, "may have %d bytes".formatted(most));
      }
      return all;
    }

    /**
     * All of it as text in UTF-8.
     *
     * @throws AppException {@code BAD_REQUEST}, {@code PAYLOAD_TOO_LARGE} naming the field
     */
    public String text(int mostBytes) throws IOException {
      try {
        return StandardCharsets.UTF_8
            .newDecoder()
            .decode(ByteBuffer.wrap(bytes(mostBytes)))
            .toString();
      } catch (CharacterCodingException e) {
        throw AppException.badRequest(name, "must be text in UTF-8");
      }
    }
  }
}
