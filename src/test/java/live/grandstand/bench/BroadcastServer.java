package live.grandstand.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A peer in a process of its own. It prints what it is, then {@code listening <port>}, and ends
 * when its standard input does, so it cannot outlive this JVM.
 */
final class BroadcastServer implements MeasuredServer {

  private static final String LISTENING = "listening ";

  /** How a peer says what lives in its heap, in bytes, when "heap" is written to it. */
  private static final String HEAP = "heap ";

  private final Process process;
  private final BufferedReader output;
  private final boolean isJava;
  private final String version;
  private final InetSocketAddress address;

  private BroadcastServer(Process process, boolean isJava) throws IOException {
    this.process = process;
    this.isJava = isJava;
    this.output = process.inputReader();
    this.version = firstLine(output);
    this.address = new InetSocketAddress(InetAddress.getLoopbackAddress(), number(LISTENING));
  }

  /** Socket.IO on Node, from {@code bench/}. */
  static BroadcastServer node() throws IOException {
    Path folder = Path.of("bench");
    if (!Files.isDirectory(folder.resolve("node_modules/socket.io"))) {
      throw new IOException("bench/node_modules is missing: run 'npm ci' in bench/");
    }
    return start(folder, List.of("node", "--expose-gc", "server.js"), false);
  }

  /** netty-socketio on this run's JDK. */
  static BroadcastServer netty() throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("java.class.path");
    String main = NettyPeer.class.getName();
    return start(Path.of("."), List.of(java, GrandstandServer.HEAP, "-cp", classPath, main), true);
  }

  private static BroadcastServer start(Path folder, List<String> command, boolean isJava)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try {
      return new BroadcastServer(process, isJava);
    } catch (IOException e) {
      process.destroyForcibly();
      throw new IOException(String.join(" ", command) + " did not start: " + e.getMessage(), e);
    }
  }

  private static String firstLine(BufferedReader output) throws IOException {
    String line = output.readLine();
    if (line == null) {
      throw new IOException("it ended at once");
    }
    return line;
  }

  /** The number behind {@code word} in the first line that begins with it. */
  private int number(String word) throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(word)) {
        return Integer.parseInt(line.substring(word.length()));
      }
    }
    throw new IOException("it ended before it said: " + word);
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public InetSocketAddress address() {
    return address;
  }

  @Override
  public Dialect dialect() {
    return new BroadcastDialect();
  }

  @Override
  public ProcessMeter meter() {
    return new ProcessMeter(process.pid(), List::of);
  }

  @Override
  public long liveBytes() throws IOException, InterruptedException {
    if (isJava) {
      return JavaHeap.liveBytes(process.pid());
    }
    process.outputWriter().append("heap\n").flush();
    return number(HEAP);
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
