package live.grandstand.app;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Puts every resource below {@code /api} (rest.md). */
@ApplicationPath("api")
public class RestApplication extends Application {}
