package live.grandstand.gateway;

import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import live.grandstand.accounts.Authenticated;
import live.grandstand.accounts.Caller;
import live.grandstand.accounts.Role;
import live.grandstand.socketio.ClientSocket;
import org.jspecify.annotations.Nullable;

/**
 * Whom a socket was let in as, and until when: follows what happens to its user and its token while
 * it is open (realtime.md §2). Thread safe; nothing is called out under its monitor.
 */
public final class SocketLogin implements Principal {
  /** How long a client may take to bring another token. */
  static final Duration GRACE = Duration.ofSeconds(30);

  private volatile Caller caller; // written under this
  private Instant expiresAt; // guarded by this
  private @Nullable Instant leaveAt; // guarded by this; null as long as the token is good
  private boolean over; // guarded by this

  /** What has to be done about the token of a socket. */
  enum Due {
    NOTHING,
    TELL,
    LEAVE
  }

  /** For a socket whose token was just checked. */
  public SocketLogin(Authenticated token) {
    this.caller = token.caller();
    this.expiresAt = token.expiresAt();
  }

  /** The login of a socket that {@link TokenGuard} admitted. */
  static SocketLogin of(ClientSocket socket) {
    return (SocketLogin) socket.user();
  }

  /** Who it is, with the role of now. */
  Caller caller() {
    return caller;
  }

  UUID sessionId() {
    return caller.sessionId();
  }

  /** The user's id as text, as {@link Caller#getName()}. */
  @Override
  public String getName() {
    return caller.getName();
  }

  /**
   * What the time has brought; each thing once. After {@link Due#LEAVE} no token helps any more.
   */
  synchronized Due due(Instant now) {
    if (over || expiresAt.isAfter(now)) {
      return Due.NOTHING;
    }
    if (leaveAt == null) {
      leaveAt = now.plus(GRACE);
      return Due.TELL;
    }
    over = !leaveAt.isAfter(now);
    return over ? Due.LEAVE : Due.NOTHING;
  }

  /**
   * Goes on with another token.
   *
   * @return false when it is somebody else's, or comes too late
   */
  synchronized boolean renew(Authenticated token) {
    if (over || !token.caller().userId().equals(caller.userId())) {
      return false;
    }
    caller = token.caller();
    expiresAt = token.expiresAt();
    leaveAt = null;
    return true;
  }

  /** The user has this role from now on. */
  synchronized void follow(Role role) {
    if (caller.role() != role) {
      caller = new Caller(caller.userId(), caller.username(), role, caller.sessionId());
    }
  }
}
