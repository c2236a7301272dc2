package live.grandstand.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** An account. Its username never changes; its password is only ever seen as a hash. */
@Entity
@Table(name = "users")
@DynamicUpdate
class User {
  @Id private UUID id;

  @Column(nullable = false, updatable = false)
  private String username;

  @Column(nullable = false)
  private String email;

  @Column(name = "full_name", nullable = false)
  private String fullName;

  @Column(name = "password_hash", nullable = false)
  private String passwordHash;

  private @Nullable String avatar;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false)
  private Role role;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false)
  private AccountStatus status;

  @Column(name = "email_verified", nullable = false)
  private boolean emailVerified;

  @Column(name = "last_login_at")
  private @Nullable Instant lastLoginAt;

  @Column(name = "login_count", nullable = false)
  private int loginCount;

  @Embedded private Preferences preferences;

  @Embedded private Subscription subscription;

  @Column(name = "created_at", nullable = false, updatable = false)
  private Instant createdAt;

  /** For JPA, which fills the fields. */
  @SuppressWarnings("NullAway.Init")
  protected User() {}

  /** A new, active account on the free plan. */
  User(UUID id, NewUser wanted, Instant now) {
    this.id = id;
    this.username = wanted.username();
    this.email = wanted.email();
    this.fullName = wanted.fullName();
    this.passwordHash = wanted.passwordHash();
    this.role = wanted.role();
    this.status = AccountStatus.ACTIVE;
    this.preferences = new Preferences();
    this.subscription = new Subscription();
    this.createdAt = now;
  }

  /** Takes over what its user says about it. */
  void describe(ProfileDetails details) {
    fullName = details.fullName();
    avatar = details.avatar();
    preferences.follow(details.preferences());
  }

  /** Takes over what an administrator says about it. */
  void administer(UserChange change) {
    role = change.role();
    status = change.status();
    emailVerified = change.emailVerified();
    subscription.follow(change.subscription());
  }

  /** Whether this is still the hash of its password. */
  boolean hasHash(String hash) {
    return passwordHash.equals(hash);
  }

  boolean isActive() {
    return status == AccountStatus.ACTIVE;
  }

  UUID id() {
    return id;
  }

  String username() {
    return username;
  }

  String email() {
    return email;
  }

  String fullName() {
    return fullName;
  }

  String passwordHash() {
    return passwordHash;
  }

  @Nullable String avatar() {
    return avatar;
  }

  Role role() {
    return role;
  }

  AccountStatus status() {
    return status;
  }

  boolean emailVerified() {
    return emailVerified;
  }

  @Nullable Instant lastLoginAt() {
    return lastLoginAt;
  }

  int loginCount() {
    return loginCount;
  }

  Preferences preferences() {
    return preferences;
  }

  Subscription subscription() {
    return subscription;
  }

  Instant createdAt() {
    return createdAt;
  }
}
