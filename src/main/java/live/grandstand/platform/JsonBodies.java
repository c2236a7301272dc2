package live.grandstand.platform;

import com.fasterxml.jackson.core.JacksonException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the bodies of REST requests with {@link Json}, before any JSON library of the
 * server gets to see them. A request may be {@value #MAX_BYTES} bytes long (413 above that), or as
 * many as {@link BodyLimit} says.
 */
@Provider
@Priority(1)
@Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
public class JsonBodies implements MessageBodyReader<Object>, MessageBodyWriter<Object> {
  static final int MAX_BYTES = 64 * 1024;

  private static final int MAX_DRAINED_BYTES = 4 * 1024 * 1024;

  /** What JAX-RS passes on as it is. */
  private static final List<Class<?>> RAW =
      List.of(
          String.class,
          byte[].class,
          InputStream.class,
          Reader.class,
          File.class,
          StreamingOutput.class);

  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return isOurs(type);
  }

  @Override
  public boolean isWriteable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return isOurs(type);
  }

  private static boolean isOurs(Class<?> type) {
    return RAW.stream().noneMatch(raw -> raw.isAssignableFrom(type));
  }

  @Override
  public Object readFrom(
      Class<Object> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream body)
      throws IOException {
    return read(body, limit(annotations), genericType);
  }

  /**
   * Reads the body of a method that takes other types of content as well, as any other is read.
   *
   * @throws AppException {@code BAD_REQUEST} naming the field, {@code PAYLOAD_TOO_LARGE}
   */
  public static <T> T read(InputStream body, Class<T> type) throws IOException {
    return type.cast(read(body, MAX_BYTES, type));
  }

  private static Object read(InputStream body, int limit, Type type) throws IOException {
    byte[] json = bytes(body, limit);
    if (json.length == 0) {
      throw AppException.badRequest("", "The body is missing");
    }
    try {
      @Nullable Object value = Json.mapper().readValue(json, Json.mapper().constructType(type));
      if (value == null) {
        throw AppException.badRequest("", "The body must not be null");
      }
      return value;
    } catch (JacksonException e) {
      throw JsonMistakes.describe(e);
    }
  }

  private static int limit(Annotation[] annotations) {
    return Arrays.stream(annotations)
        .filter(BodyLimit.class::isInstance)
        .mapToInt(annotation -> ((BodyLimit) annotation).value())
        .findFirst()
        .orElse(MAX_BYTES);
  }

  private static byte[] bytes(InputStream body, int limit) throws IOException {
    byte[] bytes = body.readNBytes(limit + 1);
    if (bytes.length > limit) {
      drain(body);
      throw new AppException(
          ErrorCode.PAYLOAD_TOO_LARGE, "A request may have %d bytes".formatted(limit));
    }
    return bytes;
  }

  /**
   * Throws away what is left, up to a limit: clients that have not finished sending do not look for
   * the answer, over HTTP/2 they wait for a window that never opens.
   */
  private static void drain(InputStream body) throws IOException {
    byte[] lost = new byte[MAX_BYTES];
    int left = MAX_DRAINED_BYTES;
    int read = body.read(lost);
    while (read > 0 && left > read) {
      left -= read;
      read = body.read(lost);
    }
  }

  @Override
  public void writeTo(
      Object value,
      Class<?> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, Object> headers,
      OutputStream body)
      throws IOException {
    body.write(Json.mapper().writeValueAsBytes(value));
  }
}
