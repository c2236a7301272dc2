package live.grandstand.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;

/**
 * One login, from the password to the logout. It knows the SHA-256 of its one good refresh token;
 * any other refresh token that was once signed for it has been used before, and ends it.
 */
@Entity
@Table(name = "sessions")
@DynamicUpdate
class LoginSession {
  @Id private UUID id;

  @Column(name = "user_id", nullable = false, updatable = false)
  private UUID userId;

  @Column(name = "refresh_hash", nullable = false)
  private String refreshHash;

  @Embedded private DeviceInfo device;

  @Column(name = "ip_address", nullable = false)
  private String ipAddress;

  @Column(name = "user_agent", nullable = false)
  private String userAgent;

  @Column(nullable = false)
  private boolean active;

  @Column(name = "expires_at", nullable = false)
  private Instant expiresAt;

  @Column(name = "created_at", nullable = false, updatable = false)
  private Instant createdAt;

  @Column(name = "last_seen_at", nullable = false)
  private Instant lastSeenAt;

  /** For JPA, which fills the fields. */
  @SuppressWarnings("NullAway.Init")
  protected LoginSession() {}

  LoginSession(UUID id, UUID userId, IssuedToken refresh, Client client, Instant now) {
    this.id = id;
    this.userId = userId;
    this.refreshHash = refresh.hash();
    this.device = DeviceInfo.of(client.userAgent());
    this.ipAddress = client.address();
    this.userAgent = client.userAgent();
    this.active = true;
    this.expiresAt = refresh.expiresAt();
    this.createdAt = now;
    this.lastSeenAt = now;
  }

  UUID id() {
    return id;
  }

  UUID userId() {
    return userId;
  }

  boolean isActive() {
    return active;
  }

  Instant expiresAt() {
    return expiresAt;
  }

  Instant createdAt() {
    return createdAt;
  }

  Instant lastSeenAt() {
    return lastSeenAt;
  }

  String ipAddress() {
    return ipAddress;
  }

  DeviceInfo device() {
    return device;
  }
}
