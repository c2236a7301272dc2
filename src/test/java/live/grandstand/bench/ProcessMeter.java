package live.grandstand.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** CPU time and memory of a server, read from Linux' {@code /proc}. */
final class ProcessMeter {

  /** Length of a clock tick in {@code /proc/<pid>/stat}: USER_HZ is 100 on every Linux. */
  private static final long MICROS_PER_TICK = 10_000;

  private final long pid;
  private final Supplier<List<Long>> helpers;

  /**
   * A meter of one process and its helpers.
   *
   * @param helpers processes that work for the server, a database for example; asked at each
   *     reading
   */
  ProcessMeter(long pid, Supplier<List<Long>> helpers) {
    this.pid = pid;
    this.helpers = helpers;
  }

  static void requireLinux() {
    if (!Files.isReadable(Path.of("/proc/self/stat"))) {
      throw new IllegalStateException("the benchmark reads CPU times from /proc: it needs Linux");
    }
  }

  /**
   * Checks that a process of this user may have {@code count} files and sockets open.
   *
   * @throws IllegalStateException with the remedy, if not
   */
  static void requireFiles(int count) throws IOException {
    try (var lines = Files.lines(Path.of("/proc/self/limits"))) {
      long limit =
          lines
              .filter(line -> line.startsWith("Max open files"))
              .map(line -> line.split("\\s+")[4])
              .mapToLong(hard -> hard.equals("unlimited") ? Long.MAX_VALUE : Long.parseLong(hard))
              .findFirst()
              .orElse(Long.MAX_VALUE);
      if (limit < count) {
        throw new IllegalStateException(
            "bench.crowd needs " + count + " open files, the limit is " + limit + ": ulimit -Hn");
      }
    }
  }

  /** User and system time of the server's process since its start, in microseconds. */
  long cpuMicros() {
    return ticks(pid) * MICROS_PER_TICK;
  }

  /** User and system time of the helpers that live now, in microseconds. */
  long helperCpuMicros() {
    return helpers.get().stream().mapToLong(ProcessMeter::ticks).sum() * MICROS_PER_TICK;
  }

  /** Resident memory of the server's process, in bytes. */
  long residentBytes() {
    return status("VmRSS:") * 1024;
  }

  private long status(String name) {
    try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      return lines
          .filter(line -> line.startsWith(name))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      throw new UncheckedIOException("the server's process is gone", e);
    }
  }

  private static long ticks(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      // the second field is the name in brackets and may hold blanks
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return Arrays.stream(fields, 11, 13).mapToLong(Long::parseLong).sum();
    } catch (IOException e) {
      return 0;
    }
  }
}
