package live.grandstand.stories;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import live.grandstand.stories.pdf.PdfTextProcess;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text of PDFs, each in a process of its own with so much memory and so much time ({@link
 * PdfTextProcess}, ADR 30). What that process runs lies in the WAR as files, so no server loads it,
 * and is unpacked once.
 */
@ApplicationScoped
class PdfText {
  private static final Duration TIME = Duration.ofSeconds(10);
  private static final List<String> JARS =
      List.of("pdfbox.jar", "fontbox.jar", "pdfbox-io.jar", "commons-logging.jar");
  private static final List<String> CLASSES =
      List.of(
          "PdfTextProcess.class", "PdfTextProcess$Limited.class", "PdfTextProcess$LongText.class");
  private static final int MAX_BYTES_PER_CHARACTER = 4;

  private @Nullable Path unpacked; // guarded by this

  /**
   * The text of a PDF, paragraphs with a blank line between.
   *
   * @throws live.grandstand.platform.AppException 422 when it is locked, broken or too much
   */
  String read(byte[] content, int maxCharacters) {
    try {
      Process process = start(maxCharacters);
      try {
        return unwrapped(talk(process, content, maxCharacters));
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process start(int maxCharacters) throws IOException {
    Path home = unpacked();
    String classPath =
        JARS.stream()
            .map(jar -> home.resolve(jar).toString())
            .collect(
                Collectors.joining(
                    java.io.File.pathSeparator, home + java.io.File.pathSeparator, ""));
    ProcessBuilder command =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx160m",
            "-Xss512k",
            "-XX:MaxMetaspaceSize=64m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-XX:+ExitOnOutOfMemoryError",
            "-Xshare:auto",
            "-Djava.awt.headless=true",
            "-Djava.io.tmpdir=" + home,
            "-Dpdfbox.fontcache=" + home,
            "-cp",
            classPath,
            PdfTextProcess.class.getName(),
            Integer.toString(maxCharacters),
            Long.toString(TIME.toMillis()));
    command.environment().clear(); // it has no business with our secrets
    command.directory(home.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
    return command.start();
  }

  private static String talk(Process process, byte[] content, int maxCharacters)
      throws IOException {
    Executor later = CompletableFuture.delayedExecutor(TIME.toMillis(), TimeUnit.MILLISECONDS);
    later.execute(process::destroyForcibly);
    try (OutputStream in = process.getOutputStream()) {
      in.write(content);
    } catch (IOException e) {
      // it has ended, and says why
    }
    byte[] text = process.getInputStream().readNBytes(maxCharacters * MAX_BYTES_PER_CHARACTER);
    return switch (exitValue(process)) {
      case PdfTextProcess.DONE -> new String(text, StandardCharsets.UTF_8);
      case PdfTextProcess.ENCRYPTED -> throw FileRefused.unprocessable("is a PDF with a password");
      case PdfTextProcess.TOO_LONG -> throw StoryTexts.tooLong();
      default ->
          throw FileRefused.unprocessable(
              "is a PDF that is broken, or takes too much time or memory to read");
    };
  }

  private static int exitValue(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw StoryTexts.busy();
    }
  }

  /** A PDF has lines where the paper ends; paragraphs are what is left with blank lines between. */
  private static String unwrapped(String text) {
    return text.replaceAll("(?<=[^\\n\\s])[ \\t]*\\n(?=[^\\n\\s])", " ");
  }

  private synchronized Path unpacked() throws IOException {
    Path home = unpacked;
    if (home == null || !Files.exists(home.resolve(JARS.get(0)))) {
      home = Files.createTempDirectory("grandstand-pdf");
      for (String jar : JARS) {
        unpack("pdf/lib/" + jar, home.resolve(jar));
      }
      String folder = PdfTextProcess.class.getPackageName().replace('.', '/');
      for (String name : CLASSES) {
        Path target = home.resolve(folder).resolve(name);
        Files.createDirectories(target.getParent());
        unpack("pdf/" + name, target);
      }
      unpacked = home;
    }
    return home;
  }

  private static void unpack(String resource, Path target) throws IOException {
    try (InputStream in = PdfText.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("not in the application: " + resource);
      }
      Files.copy(in, target);
    }
  }

  @PreDestroy
  synchronized void cleanUp() {
    Path home = unpacked;
    if (home == null) {
      return;
    }
    try (var files = Files.walk(home)) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      System.getLogger(PdfText.class.getName()).log(System.Logger.Level.DEBUG, "{0} stays", home);
    }
  }
}
