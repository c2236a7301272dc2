package live.grandstand.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import live.grandstand.bench.LoginTiming.Kind;
import org.junit.jupiter.api.Test;

class AccountPageTest {
  @Test
  void everyFigureIsOnThePage() {
    String page = new AccountPage(findings()).text();

    for (String line :
        List.of(
            "2 logins, four at a time: **4.0 a second**, median 200 ms, p99 300 ms, 3.5 transactions",
            "| 1 | 10,000 | 2.5 | 4,000 | 1.5 | 9.5 | 2 | 0.0002 |",
            "While 12,345 checks",
            "| in the database, as by another node | 2 | 1,400 | 1,400 | 1,450 | 1,450 |",
            "| by its owner's logout here | 1 | 0 | 0 | 12 | 12 |",
            "| nobody's name | 3 | 251.00 | 250.00 to 252.00 |",
            "| somebody's name and nobody's name | +0 | 1.000 | 50.0 % |")) {
      assertTrue(page.contains(line), () -> line + "\nis not in\n" + page);
    }
  }

  private static AccountFigures.Findings findings() {
    Map<Kind, long[]> nanos = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      nanos.put(kind, new long[] {250_000_000, 251_000_000, 252_000_000});
    }
    TokenChecks.Result checks = new TokenChecks.Result(10_000, 0, 2.5, 1.5, 9.5);
    Revocations.Result ended =
        new Revocations.Result(
            List.of(new Revocations.End(1_000, 1_100), new Revocations.End(1_400, 1_450)),
            List.of(new Revocations.End(0, 12)));
    return new AccountFigures.Findings(
        0.2,
        new AccountFigures.Logins(List.of("one", "two"), 0.5, 200, 300, 3.5),
        List.of(new AccountFigures.Checks(1, checks, 2)),
        new AccountFigures.Revoked(ended, 12_345),
        new LoginTiming.Result(nanos));
  }
}
