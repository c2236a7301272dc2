package live.grandstand.engineio;

/** A token bucket over the server's millisecond clock. Not thread safe. */
final class TokenBucket {
  private final long perSecond;
  private final long capacity;
  private long milliTokens;
  private long lastMillis;

  /**
   * @param perSecond how many tokens come back each second
   * @param burstSeconds how many seconds' worth of tokens the bucket holds; it starts full
   */
  TokenBucket(int perSecond, int burstSeconds, long nowMillis) {
    this.perSecond = perSecond;
    this.capacity = perSecond * 1000L * burstSeconds;
    this.milliTokens = capacity;
    this.lastMillis = nowMillis;
  }

  /** Takes one token; false when there is none. */
  boolean tryTake(long nowMillis) {
    refill(nowMillis);
    if (milliTokens < 1000) {
      return false;
    }
    milliTokens -= 1000;
    return true;
  }

  /** Whether nothing has been taken for long enough that nobody could tell it from a new one. */
  boolean isFull(long nowMillis) {
    refill(nowMillis);
    return milliTokens == capacity;
  }

  private void refill(long nowMillis) {
    milliTokens = Math.min(capacity, milliTokens + (nowMillis - lastMillis) * perSecond);
    lastMillis = nowMillis;
  }
}
