package live.grandstand.platform;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@link FileStorage} in a bucket of S3, or of a server that speaks its protocol: five calls of it
 * over the JDK's own client (ADR 29). A file appears when S3 has all of it. The address comes from
 * the configuration; redirects are not followed, and keys appear in no message.
 */
final class S3FileStorage implements FileStorage {
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);
  private static final String UNSIGNED = "UNSIGNED-PAYLOAD";
  private static final String EMPTY_HASH =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
  private static final Pattern KEY = Pattern.compile("<Key>([^<]*)</Key>");
  private static final Pattern NEXT =
      Pattern.compile("<NextContinuationToken>([^<]*)</NextContinuationToken>");

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_LIMIT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final S3Signature signature;
  private final Clock clock;
  private final String bucket; // the URL that keys are below

  S3FileStorage(Settings.S3 settings, Clock clock) {
    this.signature = new S3Signature(settings.region(), settings.accessKey(), settings.secretKey());
    this.clock = clock;
    URI endpoint = settings.endpoint();
    String path = endpoint.getRawPath().replaceAll("/+$", "");
    this.bucket =
        settings.pathStyle()
            ? endpoint.getScheme()
                + "://"
                + endpoint.getRawAuthority()
                + path
                + "/"
                + settings.bucket()
            : endpoint.getScheme()
                + "://"
                + settings.bucket()
                + "."
                + endpoint.getRawAuthority()
                + path;
  }

  @Override
  public void put(FileKey key, InputStream content, long size, String mediaType) {
    Exact exact = new Exact(content, size);
    BodyPublisher body =
        BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> exact), Math.max(1, size));
    HttpResponse<InputStream> answer =
        send(
            "PUT",
            uri(key),
            Map.of("content-type", mediaType),
            size == 0 ? EMPTY_HASH : UNSIGNED,
            size == 0 ? emptyOnly(exact) : body);
    discard(answer);
    require(answer, 200);
  }

  private static BodyPublisher emptyOnly(Exact exact) {
    try {
      exact.read();
      return BodyPublishers.noBody();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Optional<StoredFile> find(FileKey key) {
    HttpResponse<InputStream> answer = send("HEAD", uri(key), Map.of());
    discard(answer);
    if (answer.statusCode() == 404) {
      return Optional.empty();
    }
    require(answer, 200);
    long size = answer.headers().firstValueAsLong("Content-Length").orElse(0);
    String etag = answer.headers().firstValue("ETag").orElse("").replaceAll("[^A-Za-z0-9-]", "");
    Instant modified =
        answer
            .headers()
            .firstValue("Last-Modified")
            .map(text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME))
            .map(ZonedDateTime::toInstant)
            .orElse(Instant.EPOCH);
    return Optional.of(new StoredFile(key, size, modified, etag));
  }

  @Override
  public Optional<InputStream> open(FileKey key, long from, long length) {
    if (length == 0) {
      return find(key).map(file -> InputStream.nullInputStream());
    }
    boolean isWhole = from == 0 && length == Long.MAX_VALUE;
    String last = length > Long.MAX_VALUE - from ? "" : Long.toString(from + length - 1);
    HttpResponse<InputStream> answer =
        send("GET", uri(key), isWhole ? Map.of() : Map.of("range", "bytes=" + from + "-" + last));
    switch (answer.statusCode()) {
      case 200, 206 -> {
        return Optional.of(answer.body());
      }
      case 404, 416 -> {
        discard(answer);
        return answer.statusCode() == 404
            ? Optional.empty()
            : Optional.of(InputStream.nullInputStream());
      }
      default -> {
        discard(answer);
        throw failed(answer);
      }
    }
  }

  @Override
  public void delete(FileKey key) {
    HttpResponse<InputStream> answer = send("DELETE", uri(key), Map.of());
    discard(answer);
    if (answer.statusCode() != 404) {
      require(answer, 204);
    }
  }

  @Override
  public void deleteAll(FileKey folder) {
    keys(folder).forEach(this::delete);
  }

  @Override
  public List<FileKey> keys(FileKey folder) {
    List<FileKey> keys = new ArrayList<>();
    Optional<String> next = Optional.of("");
    while (next.isPresent()) {
      String page = page(folder, next.get());
      Matcher found = KEY.matcher(page);
      while (found.find()) {
        keys.add(new FileKey(found.group(1)));
      }
      next = Optional.of(NEXT.matcher(page)).filter(Matcher::find).map(match -> match.group(1));
    }
    return keys;
  }

  private String page(FileKey folder, String token) {
    String from = token.isEmpty() ? "" : "continuation-token=" + encoded(token) + "&";
    URI list = URI.create(bucket + "?" + from + "list-type=2&prefix=" + encoded(folder + "/"));
    HttpResponse<InputStream> answer = send("GET", list, Map.of());
    try (InputStream body = answer.body()) {
      String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
      require(answer, 200);
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private URI uri(FileKey key) {
    return URI.create(bucket + "/" + key.path()); // keys have nothing that a URL would encode
  }

  private HttpResponse<InputStream> send(String method, URI uri, Map<String, String> headers) {
    return send(method, uri, headers, EMPTY_HASH, BodyPublishers.noBody());
  }

  private HttpResponse<InputStream> send(
      String method, URI uri, Map<String, String> headers, String hash, BodyPublisher body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri).timeout(ANSWER_LIMIT).method(method, body);
    signature.sign(method, uri, headers, hash, clock.instant()).forEach(request::header);
    try {
      return http.send(request.build(), BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(new IOException("the storage does not answer", e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("stopped while waiting for the storage", e));
    }
  }

  private static void discard(HttpResponse<InputStream> answer) {
    try (InputStream body = answer.body()) {
      body.skip(64 * 1024);
    } catch (IOException e) {
      // only the status counts
    }
  }

  private static void require(HttpResponse<?> answer, int status) {
    if (answer.statusCode() != status) {
      throw failed(answer);
    }
  }

  private static UncheckedIOException failed(HttpResponse<?> answer) {
    return new UncheckedIOException(
        new IOException("the storage answered with status " + answer.statusCode()));
  }

  /** Fails when there is more or less than there should be, before S3 has it all. */
  private static final class Exact extends FilterInputStream {
    private long left;

    Exact(InputStream content, long size) {
      super(content);
      left = size;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = super.read(into, offset, length);
      left -= Math.max(0, read);
      if (left < 0 || (read < 0 && left > 0) || (left == 0 && read >= 0 && super.read() >= 0)) {
        throw new IOException("a file has another size than was said");
      }
      return read;
    }

    @Override
    public void close() {
      // the caller's
    }
  }
}
