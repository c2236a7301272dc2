package live.grandstand.providers;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.net.URI;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Lets LangChain4j out through {@link ProviderHttp}, with its limits, and by no other way. */
final class LangChainHttp implements HttpClient {
  private final ProviderHttp http;
  private final UnaryOperator<String> body;

  private LangChainHttp(ProviderHttp http, UnaryOperator<String> body) {
    this.http = http;
    this.body = body;
  }

  /** For the builders of models. */
  static HttpClientBuilder builder(ProviderHttp http) {
    return builder(http, UnaryOperator.identity());
  }

  /**
   * For the builders of models.
   *
   * @param body changes what is sent, for what LangChain4j has no setting for
   */
  static HttpClientBuilder builder(ProviderHttp http, UnaryOperator<String> body) {
    return new Fixed(new LangChainHttp(http, body));
  }

  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    URI uri = URI.create(request.url());
    byte[] answer = http.post(uri, request.headers(), body.apply(request.body()));
    return SuccessfulHttpResponse.builder().statusCode(200).body(answer).build();
  }

  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    throw new UnsupportedOperationException("nothing here is streamed");
  }

  /** The time-outs are those of the client, whatever the models ask for. */
  private static final class Fixed implements HttpClientBuilder {
    private final LangChainHttp client;

    Fixed(LangChainHttp client) {
      this.client = client;
    }

    @Override
    public @Nullable Duration connectTimeout() {
      return null;
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration timeout) {
      return this;
    }

    @Override
    public @Nullable Duration readTimeout() {
      return null;
    }

    @Override
    public HttpClientBuilder readTimeout(Duration timeout) {
      return this;
    }

    @Override
    public HttpClient build() {
      return client;
    }
  }
}
