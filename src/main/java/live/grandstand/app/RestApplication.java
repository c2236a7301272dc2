package live.grandstand.app;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** Puts every resource below {@code /api} (rest.md). */
@ApplicationPath("api")
public class RestApplication extends Application {
  /** Jersey only, ignored elsewhere: the API is described at /openapi, not in WADL. */
  @Override
  public Map<String, Object> getProperties() {
    return Map.of("jersey.config.server.wadl.disableWadl", true);
  }
}
