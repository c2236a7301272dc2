package live.grandstand.accounts;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A login as its user and administrators see it (rest.md: {@code GET /auth/sessions}).
 *
 * @param device what kind of machine it is, as far as its user agent tells
 * @param os its operating system
 * @param browser the program
 * @param ip where it was last renewed from
 * @param lastSeenAt when it was last used, at most a minute behind
 * @param current whether it is the login of the one who asks
 */
public record SessionView(
    UUID id,
    @Schema(
            description = "What kind of machine it is, as far as its user agent tells",
            example = "desktop")
        String device,
    @Schema(example = "Linux") String os,
    @Schema(example = "Firefox") String browser,
    @Schema(description = "Where it was last renewed from", example = "203.0.113.7") String ip,
    Instant createdAt,
    @Schema(description = "When it was last used, at most a minute behind") Instant lastSeenAt,
    @Schema(description = "Whether it is the login of the one who asks") boolean current) {

  static SessionView of(LoginSession session, @Nullable UUID asking) {
    DeviceInfo device = session.device();
    return new SessionView(
        session.id(),
        device.device(),
        device.os(),
        device.browser(),
        session.ipAddress(),
        session.createdAt(),
        session.lastSeenAt(),
        session.id().equals(asking));
  }
}
