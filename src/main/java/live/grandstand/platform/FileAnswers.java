package live.grandstand.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Answers REST calls with files of the {@link FileStorage}: whole, in part, or not again when the
 * client has it (RFC 9110 §13 and §14). What is sent goes through a small buffer, whatever the size
 * of the file.
 */
@ApplicationScoped
public class FileAnswers {
  private static final int BUFFER_BYTES = 16 * 1024;

  @Inject FileStorage storage;

  /**
   * The answer to GET; what the container makes of it for HEAD has the same headers.
   *
   * @param mediaType what it is
   * @param name what it is called when it is saved: letters, digits, dots and hyphens
   * @throws AppException {@code NOT_FOUND} when there is no such file
   */
  public Response answer(FileKey key, String mediaType, String name, HttpServletRequest request) {
    StoredFile file = storage.find(key).orElseThrow(FileAnswers::gone);
    String etag = "\"" + file.etag() + "\"";
    if (names(request.getHeader(HttpHeaders.IF_NONE_MATCH), etag)) {
      return described(Response.notModified(), etag).build();
    }
    ByteRange range = isStillWanted(request, etag) ? range(request, file) : null;
    if (range == null) {
      return described(part(file, new ByteRange(0, file.size()), 200, mediaType, name), etag)
          .build();
    }
    Response.ResponseBuilder answer =
        range.isSatisfiable()
            ? part(file, range, 206, mediaType, name)
            : refused(request.getRequestURI());
    return described(answer, etag).header("Content-Range", range.contentRange(file.size())).build();
  }

  private static @Nullable ByteRange range(HttpServletRequest request, StoredFile file) {
    return ByteRange.of(request.getHeader("Range"), file.size());
  }

  /** A part is only good for a client that has the rest of the same file (§13.1.5). */
  private static boolean isStillWanted(HttpServletRequest request, String etag) {
    String condition = request.getHeader("If-Range");
    return condition == null || condition.strip().equals(etag);
  }

  /** Whether the list of tags has this one; weak ones count, too (§13.1.2). */
  private static boolean names(@Nullable String list, String etag) {
    return list != null
        && Arrays.stream(list.split(","))
            .map(String::strip)
            .anyMatch(tag -> tag.equals("*") || tag.equals(etag) || tag.equals("W/" + etag));
  }

  private static Response.ResponseBuilder described(Response.ResponseBuilder answer, String etag) {
    return answer
        .header(HttpHeaders.ETAG, etag)
        .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
        .header("Accept-Ranges", "bytes")
        .header("X-Content-Type-Options", "nosniff");
  }

  private Response.ResponseBuilder part(
      StoredFile file, ByteRange range, int status, String mediaType, String name) {
    StreamingOutput content = out -> copy(file.key(), range, out);
    return Response.status(status)
        .entity(content)
        .type(mediaType)
        .header(HttpHeaders.CONTENT_LENGTH, range.length())
        .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + name + "\"");
  }

  private void copy(FileKey key, ByteRange range, OutputStream out) throws IOException {
    try (InputStream content =
        storage.open(key, range.from(), range.length()).orElseThrow(FileAnswers::gone)) {
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        out.write(buffer, 0, read);
      }
    }
  }

  private static Response.ResponseBuilder refused(String path) {
    AppException refusal =
        new AppException(ErrorCode.RANGE_NOT_SATISFIABLE, "The file has no such part");
    return Response.status(refusal.code().status())
        .type(Problem.MEDIA_TYPE)
        .entity(Problem.of(refusal, path));
  }

  private static AppException gone() {
    return AppException.notFound("file");
  }
}
