package live.grandstand.platform;

import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ValidationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/**
 * As {@link ProblemMapper}, for the one exception that servers bring a more specific mapper for.
 */
@Provider
@Priority(1)
public class InvalidRequestMapper implements ExceptionMapper<ValidationException> {
  @Context HttpServletRequest request;

  @Override
  public Response toResponse(ValidationException error) {
    return ProblemResponses.of(error, request);
  }
}
