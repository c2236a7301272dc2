package live.grandstand.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** A token that another service authenticates with. Of the token itself only a hash is known. */
@Entity
@Table(name = "service_tokens")
@DynamicUpdate
class ServiceToken {
  @Id private UUID id;

  @Column(nullable = false, updatable = false)
  private String name;

  @Column(nullable = false, updatable = false)
  private String scopes;

  @Column(name = "token_hash", nullable = false, updatable = false)
  private String tokenHash;

  @Column(name = "created_by", updatable = false)
  private @Nullable UUID createdBy;

  @Column(name = "created_at", nullable = false, updatable = false)
  private Instant createdAt;

  @Column(name = "last_used_at")
  private @Nullable Instant lastUsedAt;

  @Column(name = "expires_at", updatable = false)
  private @Nullable Instant expiresAt;

  @Column(name = "revoked_at")
  private @Nullable Instant revokedAt;

  /** For JPA, which fills the fields. */
  @SuppressWarnings("NullAway.Init")
  protected ServiceToken() {}

  ServiceToken(UUID id, NewServiceToken wanted, String tokenHash, UUID createdBy, Instant now) {
    this.id = id;
    this.name = wanted.name();
    this.scopes =
        wanted.scopes().stream().sorted().map(ServiceScope::name).collect(Collectors.joining(","));
    this.tokenHash = tokenHash;
    this.createdBy = createdBy;
    this.createdAt = now;
    this.expiresAt = wanted.expiresAt();
  }

  void revoke(Instant now) {
    revokedAt = now;
  }

  /** Whether it was neither revoked nor has it expired. */
  boolean isGood(Instant now) {
    return revokedAt == null && (expiresAt == null || expiresAt.isAfter(now));
  }

  ServiceCaller caller() {
    return new ServiceCaller(id, name, scopes());
  }

  UUID id() {
    return id;
  }

  String name() {
    return name;
  }

  Set<ServiceScope> scopes() {
    return Arrays.stream(scopes.split(","))
        .map(ServiceScope::valueOf)
        .collect(Collectors.toUnmodifiableSet());
  }

  String tokenHash() {
    return tokenHash;
  }

  @Nullable UUID createdBy() {
    return createdBy;
  }

  Instant createdAt() {
    return createdAt;
  }

  @Nullable Instant lastUsedAt() {
    return lastUsedAt;
  }

  @Nullable Instant expiresAt() {
    return expiresAt;
  }

  @Nullable Instant revokedAt() {
    return revokedAt;
  }
}
