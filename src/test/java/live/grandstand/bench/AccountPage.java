package live.grandstand.bench;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import live.grandstand.bench.AccountFigures.Checks;
import live.grandstand.bench.AccountFigures.Findings;
import live.grandstand.bench.LoginTiming.Kind;
import live.grandstand.bench.LoginTiming.Pair;

/** What {@link AccountFigures} found, as a page. */
final class AccountPage {
  private final Findings findings;

  AccountPage(Findings findings) {
    this.findings = findings;
  }

  String text() {
    return String.format(
        Locale.ROOT,
        """
        # Accounts: figures

        Written on %s by `mvn -Pbench -Dbench.main=live.grandstand.bench.AccountFigures`, client and product on the same
        %d cores, PostgreSQL inside, HS256, bcrypt at cost 12.

        %s
        %s
        %s
        %s""",
        LocalDate.now(ZoneOffset.UTC),
        Runtime.getRuntime().availableProcessors(),
        logins(),
        checks(),
        revocations(),
        timing());
  }

  private String logins() {
    AccountFigures.Logins logins = findings.logins();
    return String.format(
        Locale.ROOT,
        """
        ## Logins

        %,d logins, four at a time: **%.1f a second**, median %.0f ms, p99 %.0f ms, %.1f transactions each. The time is that of
        the hash; as many run at a time as there are cores.
        """,
        logins.tokens().size(),
        logins.perSecond(),
        logins.p50Millis(),
        logins.p99Millis(),
        logins.transactions());
  }

  private String checks() {
    String lines = findings.checks().stream().map(AccountPage::line).collect(Collectors.joining());
    return String.format(
        Locale.ROOT,
        """
        ## Checks of access tokens

        `GET /api/admin/rooms`, a call that asks the database for nothing itself, over %d connections. What was read of a
        login is believed for a second and a half, so PostgreSQL is asked once in that time for each login, however many
        requests there are, and a few times more when several find it out of date at once. Once a minute it is told when the
        login was last used. (The product idle: %.1f transactions a second, taken off.)

        | logins | checks | seconds | checks/s | p50 ms | p99 ms | transactions | for each check |
        |---:|---:|---:|---:|---:|---:|---:|---:|
        %s""",
        TokenChecks.CONNECTIONS,
        findings.idle(),
        lines);
  }

  private static String line(Checks checks) {
    TokenChecks.Result result = checks.result();
    return String.format(
        Locale.ROOT,
        "| %,d | %,d | %.1f | %,.0f | %.1f | %.1f | %,.0f | %.4f |%n",
        checks.logins(),
        result.checks(),
        result.seconds(),
        result.perSecond(),
        result.p50Millis(),
        result.p99Millis(),
        checks.transactions(),
        checks.transactions() / result.checks());
  }

  private String revocations() {
    Revocations.Result result = findings.revoked().result();
    return String.format(
        Locale.ROOT,
        """
        ## Revocations

        While %,d checks of other logins ran; each login had just been checked itself. Milliseconds from the end of the login
        to the sending of the last request that was let in, and to the arrival of the first refusal; asked for are 2,000:

        | the login is ended | times | let in, median | longest | refused, median | longest |
        |---|---:|---:|---:|---:|---:|
        %s%s""",
        findings.revoked().checks(),
        line("in the database, as by another node", result.elsewhere()),
        line("by its owner's logout here", result.here()));
  }

  private static String line(String how, List<Revocations.End> ends) {
    double[] letIn = ends.stream().mapToDouble(Revocations.End::letIn).sorted().toArray();
    double[] refused = ends.stream().mapToDouble(Revocations.End::refused).sorted().toArray();
    return String.format(
        Locale.ROOT,
        "| %s | %d | %,.0f | %,.0f | %,.0f | %,.0f |%n",
        how,
        ends.size(),
        letIn[letIn.length / 2],
        letIn[letIn.length - 1],
        refused[refused.length / 2],
        refused[refused.length - 1]);
  }

  private String timing() {
    LoginTiming.Result timing = findings.timing();
    String kinds =
        Arrays.stream(Kind.values()).map(kind -> line(kind, timing)).collect(Collectors.joining());
    String pairs =
        LoginTiming.PAIRS.stream().map(pair -> line(pair, timing)).collect(Collectors.joining());
    return String.format(
        Locale.ROOT,
        """
        ## The time of a refused login

        A wrong password for each of these in turn, in an order by lot, one try at a time. The interval has the true median
        in it 19 times out of 20. p is that of a rank-sum test: how often times of one kind differ as much as these. With
        three comparisons, below 0.017 would say that they differ; "right" is how often somebody is right who sees one time
        of each and says which is which: 50 %% is a coin.

        | name | tries | median ms | 95 %% interval |
        |---|---:|---:|---:|
        %s
        | compared | difference of medians µs | p | right |
        |---|---:|---:|---:|
        %s""",
        kinds,
        pairs);
  }

  private static String line(Kind kind, LoginTiming.Result timing) {
    MedianTime median = timing.median(kind);
    return String.format(
        Locale.ROOT,
        "| %s | %,d | %.2f | %.2f to %.2f |%n",
        kind.title(),
        timing.nanos().get(kind).length,
        median.millis(),
        median.lowMillis(),
        median.highMillis());
  }

  private static String line(Pair pair, LoginTiming.Result timing) {
    double difference =
        timing.median(pair.somebody()).millis() - timing.median(pair.nobody()).millis();
    RankTest test = timing.test(pair);
    return String.format(
        Locale.ROOT,
        "| %s and %s | %+.0f | %.3f | %.1f %% |%n",
        pair.somebody().title(),
        pair.nobody().title(),
        difference * 1_000,
        test.p(),
        test.right() * 100);
  }
}
