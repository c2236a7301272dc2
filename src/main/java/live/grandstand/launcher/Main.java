package live.grandstand.launcher;

import fish.payara.micro.boot.PayaraMicroBoot;
import fish.payara.micro.boot.PayaraMicroLauncher;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * {@code java -jar grandstand.jar [--port 8080]}: Payara Micro with the product in it. All of
 * Payara Micro's options are taken.
 *
 * <p>What it adds to Payara's own main class: a busy port and a product that does not start end the
 * process with a message and a non-zero status, where Payara would go on without the product.
 */
public final class Main {
  /** Set to "true" while this class is in charge of the process. */
  public static final String STANDALONE = "grandstand-standalone";

  /** Set to "true" where the server must not outlive the process that started it. */
  private static final String WITH_PARENT = "grandstand-with-parent";

  private static final int STANDARD_PORT = 8080;

  private Main() {}

  /** Starts the server and returns; the server's threads keep the process alive. */
  public static void main(String[] args) throws Exception {
    int port = port(args);
    if (!isFree(port)) {
      refuse("Port %d is in use. Stop what uses it or choose another: --port 8081".formatted(port));
    }
    System.setProperty(STANDALONE, "true");
    if (Boolean.getBoolean(WITH_PARENT)) {
      ProcessHandle parent = ProcessHandle.current().parent().orElseThrow();
      parent.onExit().thenRun(() -> System.exit(0));
    }
    List<String> options = new ArrayList<>(List.of("--nohazelcast", "--disablephonehome"));
    options.addAll(List.of(args));
    PayaraMicroBoot server = PayaraMicroLauncher.create(options.toArray(String[]::new));
    if (server == null || server.getRuntime().getDeployedApplicationNames().isEmpty()) {
      refuse("Grandstand did not start; the reason stands above.");
    }
    System.out.printf("%nGrandstand is ready: http://localhost:%d/%n%n", port);
  }

  private static int port(String[] args) {
    for (int i = 0; i + 1 < args.length; i++) {
      if (args[i].toLowerCase(Locale.ROOT).equals("--port")) {
        return parsePort(args[i + 1]);
      }
    }
    return STANDARD_PORT;
  }

  private static int parsePort(String text) {
    try {
      int port = Integer.parseInt(text);
      if (port > 0 && port < 65_536) {
        return port;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    refuse("--port must be a number from 1 to 65535, not " + text);
    return STANDARD_PORT;
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static void refuse(String message) {
    System.err.println(message);
    System.exit(1);
  }
}
