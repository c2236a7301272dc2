package live.grandstand.gateway;

import live.grandstand.accounts.Role;

/** Changes what users are, for tests in other packages. */
public final class Roles {
  private Roles() {}

  /** The user of this login has this role from now on. */
  public static void change(SocketLogin login, Role role) {
    login.follow(role);
  }
}
