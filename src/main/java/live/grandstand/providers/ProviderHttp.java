package live.grandstand.providers;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The one way out to providers: JSON is posted to an address of the configuration, redirects are
 * not followed, and time and size of the answer are limited. Failures become {@link
 * ProviderException}s without cause, so that neither a key nor an address nor an answer gets into a
 * log or to a user.
 */
final class ProviderHttp {
  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);
  private static final List<String> FILTERS =
      List.of("content_policy", "content_filter", "moderation_blocked", "SAFETY");

  private final HttpClient client;
  private final Duration timeout;
  private final int mostBytes;

  /**
   * @param timeout for a whole call, from connecting to the last byte of the answer
   * @param mostBytes of an answer
   */
  ProviderHttp(Duration timeout, int mostBytes) {
    this.client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeout.compareTo(LONGEST_CONNECT) < 0 ? timeout : LONGEST_CONNECT)
            .build();
    this.timeout = timeout;
    this.mostBytes = mostBytes;
  }

  /**
   * The body of the answer to a POST.
   *
   * @throws ProviderException when there is none with status 2xx in time
   */
  byte[] post(URI uri, Map<String, List<String>> headers, String json) {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request(uri, headers, json), LimitedBody.handler(mostBytes));
    try {
      return checked(answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      throw ProviderException.retryable("The provider took too long");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ProviderException.retryable("The work was stopped");
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } finally {
      answer.cancel(true); // lets go of the connection when the time is up
    }
  }

  private HttpRequest request(URI uri, Map<String, List<String>> headers, String json) {
    try {
      HttpRequest.Builder builder =
          HttpRequest.newBuilder(uri)
              .version(
                  "https".equals(uri.getScheme())
                      ? HttpClient.Version.HTTP_2
                      : HttpClient.Version.HTTP_1_1)
              .timeout(timeout)
              .POST(BodyPublishers.ofString(json));
      headers.forEach((name, values) -> values.forEach(value -> builder.setHeader(name, value)));
      return builder.build();
    } catch (IllegalArgumentException e) { // its message has the value of the header in it
      throw ProviderException.permanent("The provider cannot be called as it is configured");
    }
  }

  private static byte[] checked(HttpResponse<byte[]> response) {
    int status = response.statusCode();
    if (status >= 200 && status < 300) {
      return response.body();
    }
    if (status == 408 || status == 429 || status >= 500) {
      throw ProviderException.retryable(
          status == 429
              ? "The provider wants fewer calls"
              : "The provider has a problem (" + status + ")",
          RetryAfter.of(response.headers().firstValue("Retry-After").orElse("")));
    }
    throw ProviderException.permanent(refusal(status, response.body()));
  }

  private static String refusal(int status, byte[] body) {
    if (status >= 300 && status < 400) {
      return "The provider's address redirects elsewhere, which is not followed";
    }
    if (status == 401 || status == 403) {
      return "The provider does not accept the key that is configured";
    }
    String said = new String(body, StandardCharsets.UTF_8);
    return FILTERS.stream().anyMatch(said::contains)
        ? "The provider refuses this content"
        : "The provider refused the request (" + status + ")";
  }

  private static ProviderException failure(@Nullable Throwable cause) {
    if (cause instanceof LimitedBody.TooLarge) {
      return ProviderException.permanent("The provider answered with more than is allowed");
    }
    if (cause instanceof HttpConnectTimeoutException || cause instanceof ConnectException) {
      return ProviderException.retryable("The provider cannot be reached");
    }
    if (cause instanceof HttpTimeoutException) {
      return ProviderException.retryable("The provider took too long");
    }
    return ProviderException.retryable(
        cause instanceof IOException
            ? "The provider's answer was cut off"
            : "The provider could not be called");
  }
}
