package live.grandstand.bench;

/** When the next message is due. Times are {@link System#nanoTime()}. */
sealed interface Pace {

  /** Whether a message is to be sent now, after {@code sent} messages. */
  boolean isDue(long now, int sent, double inFlight);

  /** The moment from which the latency of message {@code sent} counts. */
  long countedFrom(long now, int sent);

  /** How long the client may sleep before it asks again, in milliseconds. */
  long waitMillis(long now, int sent);

  /** Whether the server is more than {@code seconds} behind. */
  boolean isBehind(int seconds, double inFlight);

  /** A new message goes out when an old one has reached everybody: the server is never idle. */
  record ClosedLoop(int window) implements Pace {

    @Override
    public boolean isDue(long now, int sent, double inFlight) {
      return inFlight < window;
    }

    @Override
    public long countedFrom(long now, int sent) {
      return now;
    }

    @Override
    public long waitMillis(long now, int sent) {
      return 10;
    }

    @Override
    public boolean isBehind(int seconds, double inFlight) {
      return false;
    }
  }

  /**
   * Messages at fixed times, whatever the server does; latency counts from the time that was
   * planned, so that a late client or server hides nothing.
   */
  record OpenLoop(long start, int perSecond) implements Pace {

    @Override
    public boolean isDue(long now, int sent, double inFlight) {
      return now >= countedFrom(now, sent);
    }

    @Override
    public long countedFrom(long now, int sent) {
      return start + sent * 1_000_000_000L / perSecond;
    }

    @Override
    public long waitMillis(long now, int sent) {
      return Math.max(1, (countedFrom(now, sent) - now) / 1_000_000);
    }

    @Override
    public boolean isBehind(int seconds, double inFlight) {
      return inFlight > (double) seconds * perSecond;
    }
  }
}
