package live.grandstand.engineio;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * At most so many new sessions a second from one address (realtime.md §7). Loopback is exempt: it
 * is where load balancers and tests come from. Keeps an address for some seconds only. Thread safe.
 */
final class ConnectRate {
  private static final int BURST_SECONDS = 2;
  private static final int MAX_ADDRESSES = 100_000;

  private final int perSecond;
  private final Map<String, TokenBucket> byAddress = new ConcurrentHashMap<>();
  private volatile long forgetAt;

  ConnectRate(int perSecond) {
    this.perSecond = perSecond;
  }

  boolean tryTake(String address, long now) {
    if (isLoopback(address)) {
      return true;
    }
    if (byAddress.size() >= MAX_ADDRESSES) {
      return false;
    }
    boolean[] taken = new boolean[1];
    byAddress.compute(
        address,
        (key, known) -> {
          TokenBucket rate = known != null ? known : new TokenBucket(perSecond, BURST_SECONDS, now);
          taken[0] = rate.tryTake(now);
          return rate;
        });
    return taken[0];
  }

  /** How many addresses are remembered. */
  int size() {
    return byAddress.size();
  }

  /** Forgets the addresses whose allowance is whole again. */
  void forgetIdle(long now) {
    if (now < forgetAt) {
      return;
    }
    forgetAt = now + 1000;
    for (String address : byAddress.keySet()) {
      byAddress.computeIfPresent(address, (key, rate) -> rate.isFull(now) ? null : rate);
    }
  }

  private static boolean isLoopback(String address) {
    return address.startsWith("127.") || address.equals("::1") || address.equals("0:0:0:0:0:0:0:1");
  }
}
