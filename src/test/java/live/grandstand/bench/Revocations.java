package live.grandstand.bench;

import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Collections;
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

  /** Milliseconds from the write, or from sending the logout, to the first refusal. */
  record Result(List<Double> elsewhere, List<Double> here) {
    static double largest(List<Double> millis) {
      return Collections.max(millis);
    }

    static double median(List<Double> millis) {
      return millis.stream().sorted().skip(millis.size() / 2).findFirst().orElseThrow();
    }
  }

  /** Ends the first half of the logins elsewhere and the other half here. */
  Result run(List<String> tokens) throws IOException {
    List<Double> elsewhere = new ArrayList<>();
    List<Double> here = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      boolean isElsewhere = i < tokens.size() / 2;
      (isElsewhere ? elsewhere : here).add(millisUntilRefused(tokens.get(i), isElsewhere));
    }
    return new Result(elsewhere, here);
  }

  private double millisUntilRefused(String token, boolean isElsewhere) throws IOException {
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
      while (http.ask(check).status() != 401) {
        if (System.nanoTime() - begin > GIVE_UP_NANOS) {
          throw new IOException("the token is still good");
        }
      }
      return (System.nanoTime() - begin) / 1e6;
    }
  }

  private static String loginOf(String token) throws IOException {
    try {
      return SignedJWT.parse(token).getJWTClaimsSet().getStringClaim("sid");
    } catch (ParseException e) {
      throw new IOException(e);
    }
  }
}
