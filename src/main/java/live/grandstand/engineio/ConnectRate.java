package live.grandstand.engineio;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * At most so many new sessions a second from one address (realtime.md §7); of IPv6 from one /64
 * network, all of which belongs to one customer. Loopback is exempt: it is where load balancers and
 * tests come from. Keeps an address for some seconds only, and when there are too many forgets
 * those that asked longest ago, so that nobody locks others out. Thread safe.
 */
final class ConnectRate {
  private static final int BURST_SECONDS = 2;
  private static final int MAX_ADDRESSES = 100_000;
  private static final int V6_BYTES = 16;

  private final int perSecond;

  /** Who asked longest ago comes first. Guarded by this. */
  private final Map<String, TokenBucket> byNetwork = new LinkedHashMap<>(16, 0.75f, true);

  ConnectRate(int perSecond) {
    this.perSecond = perSecond;
  }

  boolean tryTake(String address, long now) {
    String network = networkOf(address);
    return isLoopback(network) || tryTakeOf(network, now);
  }

  private synchronized boolean tryTakeOf(String network, long now) {
    TokenBucket rate = byNetwork.get(network);
    if (rate == null) {
      if (byNetwork.size() >= MAX_ADDRESSES) {
        forgetOldest();
      }
      rate = new TokenBucket(perSecond, BURST_SECONDS, now);
      byNetwork.put(network, rate);
    }
    return rate.tryTake(now);
  }

  private void forgetOldest() {
    Iterator<TokenBucket> oldest = byNetwork.values().iterator();
    oldest.next();
    oldest.remove();
  }

  /** How many addresses are remembered. */
  synchronized int size() {
    return byNetwork.size();
  }

  /** Forgets the addresses whose allowance is whole again. */
  synchronized void forgetIdle(long now) {
    Iterator<TokenBucket> oldest = byNetwork.values().iterator();
    while (oldest.hasNext() && oldest.next().isFull(now)) {
      oldest.remove();
    }
  }

  private static boolean isLoopback(String address) {
    return address.startsWith("127.") || address.equals("::1") || address.equals("0:0:0:0:0:0:0:1");
  }

  /** What an address counts as. Never asks a name server: what has a colon is no name. */
  private static String networkOf(String address) {
    if (address.indexOf(':') < 0 || isLoopback(address)) {
      return address;
    }
    try {
      byte[] bytes = InetAddress.getByName(address.replaceFirst("%.*", "")).getAddress();
      return bytes.length == V6_BYTES
          ? Long.toHexString(ByteBuffer.wrap(bytes).getLong()) + "/64"
          : InetAddress.getByAddress(bytes).getHostAddress();
    } catch (UnknownHostException e) {
      return address;
    }
  }
}
