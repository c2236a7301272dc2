package live.grandstand.accounts;

import java.util.UUID;

/**
 * Whose allowance a call takes from. The kinds are apart: what is done from an address never takes
 * from somebody who is signed in there, nor the other way round.
 *
 * @param key what it is counted under
 * @param isStranger whether anybody could be it for the asking
 */
record Spender(String key, boolean isStranger) {

  /** Somebody who has not proven anything, by {@link IpNetwork}. */
  static Spender address(String network) {
    return new Spender("address:" + network, true);
  }

  static Spender of(Caller user) {
    return new Spender("user:" + user.userId(), false);
  }

  static Spender of(ServiceCaller service) {
    return new Spender("service:" + service.id(), false);
  }

  /** The holder of a refresh token. */
  static Spender login(UUID sessionId) {
    return new Spender("login:" + sessionId, false);
  }

  /**
   * The holder of a token that was good once. Whoever stole it must not use up what its user may
   * do, nor keep them from hearing, elsewhere, that theirs has expired.
   */
  static Spender formerLogin(UUID sessionId, String network) {
    return new Spender("former:" + sessionId + "@" + network, true);
  }
}
