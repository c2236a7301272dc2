package live.grandstand.socketio;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * What proves that a client had a socket: Socket.IO's {@code pid}. It names the socket and adds 128
 * bits that only its client was ever told; its text is a secret and is not in {@link #toString}.
 *
 * @param sid the socket's public id
 */
record PrivateId(String sid, long high, long low) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int SECRET_BYTES = 16;
  private static final int SECRET_LENGTH = 22;

  /** A fresh one. */
  static PrivateId of(String sid) {
    return new PrivateId(sid, RANDOM.nextLong(), RANDOM.nextLong());
  }

  /** Reads what a client brought; null when that cannot be one. */
  static @Nullable PrivateId parse(@Nullable String text) {
    if (text == null || text.length() <= SECRET_LENGTH || text.length() > 2 * SECRET_LENGTH) {
      return null;
    }
    int split = text.length() - SECRET_LENGTH;
    try {
      byte[] secret = Base64.getUrlDecoder().decode(text.substring(split));
      ByteBuffer bytes = ByteBuffer.wrap(secret);
      return new PrivateId(text.substring(0, split), bytes.getLong(), bytes.getLong());
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** The secret text for the client. */
  String text() {
    byte[] secret = ByteBuffer.allocate(SECRET_BYTES).putLong(high).putLong(low).array();
    return sid + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
  }

  /** Whether both are the same, in a time that says nothing about where they differ. */
  boolean matches(PrivateId other) {
    return sid.equals(other.sid) && ((high ^ other.high) | (low ^ other.low)) == 0;
  }

  @Override
  public String toString() {
    return "PrivateId[" + sid + "]";
  }
}
