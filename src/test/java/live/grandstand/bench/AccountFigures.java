package live.grandstand.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import live.grandstand.testing.GrandstandProcess;

/**
 * What logins and checks of tokens cost, how soon a revocation is seen, and whether the time of a
 * refused login tells who exists. Some ten minutes; writes {@code docs/accounts-figures.md}:
 *
 * <pre>mvn -Pbench -Dbench.main=live.grandstand.bench.AccountFigures</pre>
 *
 * <p>Smaller with {@code -Dbench.options="-Dbench.logins=50 -Dbench.checks=500
 * -Dbench.login-rounds=10"}; that goes to {@code target/bench}.
 */
final class AccountFigures {
  private static final int LOGINS = 1_000;
  private static final int CHECKS = 10_000;
  private static final int ROUNDS = 200;

  private static final int USERS = 50;
  private static final int LOGINS_AT_A_TIME = 4;
  private static final int REVOKED = 20;
  private static final int WARM_UP = 20_000;

  private final int logins = Integer.getInteger("bench.logins", LOGINS);
  private final int checks = Integer.getInteger("bench.checks", CHECKS);
  private final int rounds = Integer.getInteger("bench.login-rounds", ROUNDS);
  private final AccountCrowd crowd;

  private AccountFigures(GrandstandProcess product) {
    this.crowd = new AccountCrowd(product);
  }

  /**
   * Logins in a row.
   *
   * @param transactions in PostgreSQL, for each login
   */
  record Logins(
      List<String> tokens,
      double seconds,
      double p50Millis,
      double p99Millis,
      double transactions) {
    double perSecond() {
      return tokens.size() / seconds;
    }
  }

  /**
   * Checks of the tokens of so many logins.
   *
   * @param transactions in PostgreSQL, in all
   */
  record Checks(int logins, TokenChecks.Result result, double transactions) {}

  /**
   * Revocations while others are checked.
   *
   * @param checks how many ran meanwhile
   */
  record Revoked(Revocations.Result result, int checks) {}

  /** All of it. */
  record Findings(
      double idle,
      Logins logins,
      List<Checks> checks,
      Revoked revoked,
      LoginTiming.Result timing) {}

  public static void main(String[] arguments) throws Exception {
    FanOutBenchmark.endServersAtExit();
    Path folder = Files.createDirectories(Path.of("target", "bench").toAbsolutePath());
    Path directory = Files.createTempDirectory(folder, "accounts");
    try (GrandstandProcess product =
        GrandstandProcess.start(directory, Map.of(), List.of(GrandstandServer.HEAP))) {
      AccountFigures figures = new AccountFigures(product);
      figures.write(new AccountPage(figures.measure()).text());
    }
  }

  private void write(String page) throws IOException {
    boolean isWhole = logins >= LOGINS && checks >= CHECKS && rounds >= ROUNDS;
    Path file = Path.of(isWhole ? "docs" : "target/bench", "accounts-figures.md");
    Files.writeString(file, page);
    Progress.say("%n%s%nWritten to %s", page, file);
  }

  private Findings measure() throws IOException, InterruptedException {
    Progress.say("Registering %d people", USERS);
    crowd.register(IntStream.range(0, USERS).mapToObj(AccountFigures::name).toList());
    crowd.sql("update users set role = 'ADMIN' where username like 'figure-%'");
    Progress.say("Watching an idle product");
    try (Transactions transactions = Transactions.of(crowd)) {
      Logins made = logins(transactions);
      List<Checks> checked = new ArrayList<>();
      new TokenChecks(crowd, made.tokens()).run(Math.min(WARM_UP, 2 * checks));
      for (int count : List.of(1, Math.min(100, logins), logins)) {
        checked.add(checks(made.tokens().subList(0, count), transactions));
      }
      Revoked revoked = revocations(made.tokens());
      Progress.say("%,d rounds of refused logins", rounds);
      LoginTiming.Result timing = new LoginTiming(crowd, rounds).measure();
      return new Findings(transactions.idlePerSecond(), made, checked, revoked, timing);
    }
  }

  private static String name(int number) {
    return "figure-" + number;
  }

  private Logins logins(Transactions transactions) throws IOException, InterruptedException {
    Progress.say("%,d logins", logins);
    Transactions.Reading before = transactions.read();
    Histogram latency = new Histogram();
    List<String> tokens = new ArrayList<>();
    long begin = System.nanoTime();
    InParallel.run(
        LOGINS_AT_A_TIME,
        logins,
        number -> {
          AccountCrowd.Login login = crowd.logIn(name(number % USERS));
          synchronized (latency) {
            latency.add(login.nanos() / 1_000);
            tokens.add(login.token());
          }
        });
    double seconds = (System.nanoTime() - begin) / 1e9;
    return new Logins(
        tokens,
        seconds,
        latency.percentileMicros(0.50) / 1e3,
        latency.percentileMicros(0.99) / 1e3,
        transactions.since(before) / logins);
  }

  private Checks checks(List<String> tokens, Transactions transactions)
      throws IOException, InterruptedException {
    Progress.say("%,d checks of the tokens of %,d logins", checks, tokens.size());
    Transactions.Reading before = transactions.read();
    TokenChecks.Result result = new TokenChecks(crowd, tokens).run(checks);
    if (result.refused() > 0) {
      throw new IOException(result.refused() + " good tokens were refused");
    }
    return new Checks(tokens.size(), result, transactions.since(before));
  }

  /** While the others are checked, {@code checks} of them and on until all are revoked. */
  private Revoked revocations(List<String> tokens) throws IOException, InterruptedException {
    Progress.say("%d revocations while tokens are checked", REVOKED);
    TokenChecks load = new TokenChecks(crowd, tokens.subList(REVOKED, tokens.size()));
    CompletableFuture<Revocations.Result> ended = new CompletableFuture<>();
    Thread revoking = new Thread(() -> revoke(tokens.subList(0, REVOKED), ended), "revocations");
    revoking.start();
    int ran = 0;
    do {
      TokenChecks.Result result = load.run(checks);
      ran += result.checks();
      if (result.refused() > 0) {
        throw new IOException(result.refused() + " good tokens were refused");
      }
    } while (!ended.isDone());
    try {
      return new Revoked(ended.get(), ran);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    }
  }

  private void revoke(List<String> tokens, CompletableFuture<Revocations.Result> ended) {
    try {
      ended.complete(new Revocations(crowd).run(tokens));
    } catch (IOException | RuntimeException e) {
      ended.completeExceptionally(e);
    }
  }
}
