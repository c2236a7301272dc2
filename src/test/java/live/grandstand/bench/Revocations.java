package live.grandstand.bench;

import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * How long a login's token stays good after the login was ended: by a write to the database, as
 * another node does it, and by the owner's logout on this node. Just before, the token was checked,
 * so that the product believes it for as long as it ever does.
 */
final class Revocations {
  private static final long GIVE_UP_NANOS = 30_000_000_000L;

  private final AccountCrowd crowd;

  Revocations(AccountCrowd crowd) {
    this.crowd = crowd;
  }

  /**
   * One login's end, in milliseconds since the commit, or since the logout was sent.
   *
   * @param letIn when the last request was sent that was let in; 0 when there was none
   * @param refused when the first refusal had come back
   */
  record End(double letIn, double refused) {}

  /** All of them. */
  record Result(List<End> elsewhere, List<End> here) {}

  /** Ends the first half of the logins elsewhere and the other half here. */
  Result run(List<String> tokens) throws IOException {
    List<End> elsewhere = new ArrayList<>();
    List<End> here = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      boolean isElsewhere = i < tokens.size() / 2;
      (isElsewhere ? elsewhere : here).add(end(tokens.get(i), isElsewhere));
    }
    return new Result(elsewhere, here);
  }

  private End end(String token, boolean isElsewhere) throws IOException {
    byte[] check = TokenChecks.request(token);
    try (PlainHttp http = crowd.connect()) {
      if (http.ask(check).status() != 200) {
        throw new IOException("the token was not good to begin with");
      }
      long begin = System.nanoTime();
      if (isElsewhere) {
        crowd.sql("update sessions set active = false where id = '" + loginOf(token) + "'");
        begin = System.nanoTime();
      } else {
        http.ask(PlainHttp.post("/api/auth/logout", token, ""));
      }
      return untilRefused(http, check, begin);
    }
  }

  private static End untilRefused(PlainHttp http, byte[] check, long begin) throws IOException {
    long letIn = begin;
    long sent = System.nanoTime();
    while (http.ask(check).status() != 401) {
      letIn = sent;
      sent = System.nanoTime();
      if (sent - begin > GIVE_UP_NANOS) {
        throw new IOException("the token is still good");
      }
    }
    return new End((letIn - begin) / 1e6, (System.nanoTime() - begin) / 1e6);
  }

  private static String loginOf(String token) throws IOException {
    try {
      return SignedJWT.parse(token).getJWTClaimsSet().getStringClaim("sid");
    } catch (ParseException e) {
      throw new IOException(e);
    }
  }
}
