package live.grandstand.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers every exception of a REST resource with problem+json (rest.md, RFC 9457). */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {
  @Context HttpServletRequest request;

  @Override
  public Response toResponse(Throwable error) {
    return ProblemResponses.of(error, request);
  }
}
