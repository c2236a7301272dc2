package live.grandstand.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import live.grandstand.platform.Json;
import live.grandstand.testing.GrandstandProcess;

/** Many people at the doors of the product, each from an address of their own. */
final class AccountCrowd {
  static final String PASSWORD = "a password that all of them have";

  private static final Pattern PORT = Pattern.compile("Embedded PostgreSQL in .* on port (\\d+)");

  /** Hashes of passwords that may run at a time without anybody being told to come back. */
  private static final int AT_A_TIME = 4;

  private final InetSocketAddress server;
  private final String database;
  private final AtomicInteger clients = new AtomicInteger(1);

  AccountCrowd(GrandstandProcess product) {
    this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), product.port());
    Matcher port = PORT.matcher(product.output());
    if (!port.find()) {
      throw new IllegalStateException("the product does not say where its PostgreSQL is");
    }
    this.database = "jdbc:postgresql://localhost:" + port.group(1) + "/postgres";
  }

  /** A connection from an address that nobody had before. */
  PlainHttp connect() throws IOException {
    return new PlainHttp(server, clients.incrementAndGet());
  }

  /** Makes accounts, with e-mail addresses at example.org. */
  void register(List<String> names) throws InterruptedException {
    InParallel.run(
        AT_A_TIME,
        names.size(),
        i -> {
          try (PlainHttp http = connect()) {
            String json =
                "{\"username\":\"%1$s\",\"email\":\"%1$s@example.org\",\"password\":\"%2$s\",\"fullName\":\"One of many\"}"
                    .formatted(names.get(i), PASSWORD);
            must(201, http.ask(PlainHttp.post("/api/auth/register", "", json)));
          }
        });
  }

  /** Signs in once; gives the access token and how long it took. */
  Login logIn(String name) throws IOException {
    try (PlainHttp http = connect()) {
      String json = "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, PASSWORD);
      PlainHttp.Answer answer = http.ask(PlainHttp.post("/api/auth/login", "", json));
      JsonNode body = must(200, answer);
      return new Login(body.path("accessToken").asText(), answer.nanos());
    }
  }

  /** Somebody who is signed in. */
  record Login(String token, long nanos) {}

  private static JsonNode must(int status, PlainHttp.Answer answer) throws IOException {
    if (answer.status() != status) {
      throw new IOException(answer.status() + " instead of " + status + ": " + answer.body());
    }
    return Json.mapper().readTree(answer.body());
  }

  /** Writes to the database behind the product's back, as another node would. */
  int sql(String statement) throws IOException {
    try (Connection connection = database();
        Statement sql = connection.createStatement()) {
      return sql.executeUpdate(statement);
    } catch (SQLException e) {
      throw new IOException(statement, e);
    }
  }

  /** A connection to the product's database. */
  Connection database() throws IOException {
    try {
      return DriverManager.getConnection(database, "postgres", "postgres");
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }
}
