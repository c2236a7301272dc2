package live.grandstand.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.RedirectionException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Turns an exception into the answer, and logs it once if it is our own fault. */
final class ProblemResponses {
  private static final Logger LOG = Logger.getLogger(ProblemResponses.class.getName());

  private ProblemResponses() {}

  static Response of(Throwable error, HttpServletRequest request) {
    if (error instanceof RedirectionException redirect) {
      return redirect.getResponse();
    }
    Optional<AppException> refusal = ErrorTranslation.refusal(error);
    if (refusal.isEmpty()) {
      return internal(error, request);
    }
    Problem problem = Problem.of(refusal.get(), request.getRequestURI());
    Response.ResponseBuilder answer =
        Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
    Duration retryAfter = refusal.get().retryAfter();
    if (retryAfter != null) {
      answer.header(HttpHeaders.RETRY_AFTER, Math.max(1, retryAfter.plusMillis(999).toSeconds()));
    }
    if (problem.status() == 401) {
      answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    if (error instanceof NotAllowedException notAllowed) {
      answer.allow(notAllowed.getResponse().getAllowedMethods());
    }
    return answer.build();
  }

  private static Response internal(Throwable error, HttpServletRequest request) {
    String correlation = Correlation.of(request);
    LOG.log(
        Level.SEVERE,
        error,
        () ->
            "Request failed correlation=%s method=%s path=%s"
                .formatted(correlation, request.getMethod(), request.getRequestURI()));
    return Response.serverError()
        .type(Problem.MEDIA_TYPE)
        .entity(Problem.internal(request.getRequestURI(), correlation))
        .build();
  }
}
