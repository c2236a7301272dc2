package live.grandstand.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * How long refused logins take, to see whether the time tells who exists (rest.md: "same time").
 * Each round tries every kind once, in an order by lot, on a connection of its own; one try runs at
 * a time. No account and no address gets so many wrong passwords that it has to wait.
 */
final class LoginTiming {
  private static final int WARM_UP = 10;

  /** Fewer than the failures that an account may have. */
  private static final int TRIES_PER_ACCOUNT = 8;

  private final AccountCrowd crowd;
  private final int rounds;

  /** What is tried; the names are equally long. */
  enum Kind {
    WRONG_PASSWORD("somebody's name", "timing-a-"),
    UNKNOWN("nobody's name", "timing-b-"),
    BANNED("a banned user's name", "timing-c-"),
    ADDRESS("somebody's e-mail address", "timing-d-"),
    UNKNOWN_ADDRESS("nobody's e-mail address", "timing-e-");

    private final String title;
    private final String prefix;

    Kind(String title, String prefix) {
      this.title = title;
      this.prefix = prefix;
    }

    String title() {
      return title;
    }

    boolean exists() {
      return this != UNKNOWN && this != UNKNOWN_ADDRESS;
    }

    private String account(int number) {
      return prefix + String.format("%05d", number);
    }

    private String login(int number) {
      boolean byAddress = this == ADDRESS || this == UNKNOWN_ADDRESS;
      return account(number) + (byAddress ? "@example.org" : "");
    }
  }

  /** Two kinds that should not be told apart. */
  record Pair(Kind somebody, Kind nobody) {}

  static final List<Pair> PAIRS =
      List.of(
          new Pair(Kind.WRONG_PASSWORD, Kind.UNKNOWN),
          new Pair(Kind.BANNED, Kind.UNKNOWN),
          new Pair(Kind.ADDRESS, Kind.UNKNOWN_ADDRESS));

  /** How long each try of each kind took. */
  record Result(Map<Kind, long[]> nanos) {
    MedianTime median(Kind kind) {
      return MedianTime.of(nanos.get(kind));
    }

    RankTest test(Pair pair) {
      return RankTest.of(nanos.get(pair.somebody), nanos.get(pair.nobody));
    }
  }

  LoginTiming(AccountCrowd crowd, int rounds) {
    this.crowd = crowd;
    this.rounds = rounds;
  }

  Result measure() throws IOException, InterruptedException {
    prepare();
    Map<Kind, long[]> nanos = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      nanos.put(kind, new long[rounds]);
    }
    Random lot = new Random(20261121);
    for (int round = -WARM_UP; round < rounds; round++) {
      List<Kind> order = new ArrayList<>(Arrays.asList(Kind.values()));
      Collections.shuffle(order, lot);
      try (PlainHttp http = crowd.connect()) {
        for (Kind kind : order) {
          long took = attempt(http, kind, round + WARM_UP);
          if (round >= 0) {
            nanos.get(kind)[round] = took;
          }
        }
      }
    }
    return new Result(nanos);
  }

  private void prepare() throws IOException, InterruptedException {
    int accounts = (rounds + WARM_UP - 1) / TRIES_PER_ACCOUNT + 1;
    List<String> names = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      for (int i = 0; kind.exists() && i < accounts; i++) {
        names.add(kind.account(i));
      }
    }
    crowd.register(names);
    crowd.sql(
        "update users set status = 'BANNED' where username like '" + Kind.BANNED.prefix + "%'");
  }

  private static long attempt(PlainHttp http, Kind kind, int round) throws IOException {
    int number = kind.exists() ? round / TRIES_PER_ACCOUNT : round;
    String json =
        "{\"username\":\"%s\",\"password\":\"not the password of anybody\"}"
            .formatted(kind.login(number));
    PlainHttp.Answer answer = http.ask(PlainHttp.post("/api/auth/login", "", json));
    if (answer.status() != 401 || !answer.body().contains("Invalid credentials")) {
      throw new IOException(kind + ": " + answer.status() + " " + answer.body());
    }
    return answer.nanos();
  }
}
