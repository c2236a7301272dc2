package live.grandstand.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is reachable in another JVM's heap, by class; taking it collects garbage there first.
 *
 * @param counts instances by class
 * @param bytes all of them together
 */
record LiveHeap(Map<String, Long> counts, long bytes) {
  private static final Pattern LINE = Pattern.compile("\\s*\\d+:\\s+(\\d+)\\s+(\\d+)\\s+(\\S+).*");

  static LiveHeap of(long pid) {
    try {
      return parse(histogram(pid));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String histogram(long pid) throws IOException {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Process process =
        new ProcessBuilder(jcmd, Long.toString(pid), "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static LiveHeap parse(String histogram) {
    Map<String, Long> counts = new TreeMap<>();
    long bytes = 0;
    for (String line : histogram.split("\n")) {
      Matcher row = LINE.matcher(line);
      if (row.matches()) {
        counts.merge(row.group(3), Long.parseLong(row.group(1)), Long::sum);
        bytes += Long.parseLong(row.group(2));
      }
    }
    return new LiveHeap(counts, bytes);
  }

  /** Classes with more instances than before, by how many, from a number upwards. */
  LiveHeap grownSince(LiveHeap before, long from) {
    Map<String, Long> grown = new TreeMap<>();
    counts.forEach((name, count) -> grown.put(name, count - before.counts.getOrDefault(name, 0L)));
    grown.values().removeIf(more -> more < from);
    return new LiveHeap(grown, bytes - before.bytes);
  }

  /** The classes below a package. */
  Map<String, Long> of(String root) {
    Map<String, Long> found = new TreeMap<>(counts);
    found.keySet().removeIf(name -> !name.startsWith(root));
    return found;
  }
}
