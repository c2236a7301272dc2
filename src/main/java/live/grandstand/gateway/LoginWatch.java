package live.grandstand.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.Principal;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import live.grandstand.accounts.Caller;
import live.grandstand.accounts.LoginChanges;
import live.grandstand.socketio.Namespace;
import live.grandstand.socketio.SocketServer;
import org.jspecify.annotations.Nullable;

/**
 * Asks PostgreSQL once a second what has become of the logins behind the sockets, so that what
 * another node wrote is followed within two seconds (realtime.md §2, ADR 24). A thread of its own:
 * the question may have to wait. Without an answer everything stays as it is.
 */
@ApplicationScoped
class LoginWatch implements Runnable {
  private static final System.Logger LOG = System.getLogger(LoginWatch.class.getName());
  private static final long INTERVAL_MILLIS = 1_000;

  @Inject SocketServer server;
  @Inject LoginChanges changes;
  @Inject SessionSockets sockets;

  private final CountDownLatch stopped = new CountDownLatch(1);
  private boolean unanswered; // used by the one thread only

  /** Looks once a second until {@link #stop}. */
  @Override
  public void run() {
    try {
      while (!stopped.await(INTERVAL_MILLIS, TimeUnit.MILLISECONDS)) {
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void stop() {
    stopped.countDown();
  }

  /** Looks once. Throws nothing: it would be the last time. */
  void look() {
    try {
      Set<Caller> known = known();
      if (!known.isEmpty()) {
        sockets.follow(changes.since(known));
      }
      unanswered = false;
    } catch (RuntimeException e) {
      if (!unanswered) {
        LOG.log(System.Logger.Level.WARNING, "logins of sockets not checked, trying again: {0}", e);
      }
      unanswered = true;
    }
  }

  private Set<Caller> known() {
    Set<Caller> known = new HashSet<>();
    for (Namespace namespace : server.namespaces()) {
      namespace.sockets().forEach(socket -> note(socket.user(), known));
      namespace.lostUsers().forEach(user -> note(user, known));
    }
    return known;
  }

  private static void note(@Nullable Principal user, Set<Caller> known) {
    if (user instanceof SocketLogin login) {
      known.add(login.caller());
    }
  }
}
