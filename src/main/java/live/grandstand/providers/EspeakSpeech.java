package live.grandstand.providers;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Speech by espeak-ng, where it is installed: one process for each text, without a shell. The text
 * goes in by its input, so nothing of it is ever an argument; the sound comes out by its output.
 */
final class EspeakSpeech implements SpeechModel {
  /** The voice that fits the text's language. */
  static final String AUTO = "auto";

  private static final String PROVIDER = "local";
  private static final Pattern VOICE = Pattern.compile("[a-z]{2,3}(-[a-z0-9]{1,12}){0,3}");
  private static final int MOST_TEXT = 100_000; // characters
  private static final int MOST_SOUND = 100_000_000; // bytes: some 38 minutes
  private static final int MOST_LIST = 100_000; // bytes
  private static final int VOICE_COLUMN = 1;
  private static final int SIGNALS = 128; // exit codes above tell which signal ended it: ours

  private final Path program;
  private final Duration timeout;
  private final Bulkhead bulkhead;
  private final List<String> voices;

  private EspeakSpeech(Path program, Duration timeout, Bulkhead bulkhead) {
    this.program = program;
    this.timeout = timeout;
    this.bulkhead = bulkhead;
    this.voices = listVoices();
  }

  /**
   * espeak-ng, if this machine has it and it runs.
   *
   * @param path directories, as in the environment variable PATH
   */
  static Optional<SpeechModel> find(String path, Duration timeout, Bulkhead bulkhead) {
    Optional<Path> program =
        Stream.of(path.split(File.pathSeparator))
            .filter(directory -> !directory.isBlank())
            .flatMap(EspeakSpeech::programIn)
            .findFirst();
    try {
      return program.map(file -> new EspeakSpeech(file, timeout, bulkhead));
    } catch (ProviderException e) {
      return Optional.empty(); // it is there and does not run
    }
  }

  private static Stream<Path> programIn(String directory) {
    try {
      Path file = Path.of(directory).resolve("espeak-ng");
      return Files.isRegularFile(file) && Files.isExecutable(file)
          ? Stream.of(file.toAbsolutePath())
          : Stream.empty();
    } catch (InvalidPathException e) {
      return Stream.empty();
    }
  }

  @Override
  public Speech speak(SpeakText request) {
    if (!voices.contains(request.voice())) {
      throw ProviderException.permanent("There is no such voice here");
    }
    String text = plain(request.text());
    if (text.length() > MOST_TEXT) {
      throw ProviderException.permanent("The text is too long to be spoken at once");
    }
    String voice =
        request.voice().equals(AUTO) ? Language.of(request.text()).code() : request.voice();
    byte[] sound =
        bulkhead.call(
            () -> run(List.of("-v", voice, "-b", "1", "--stdin", "--stdout"), text, MOST_SOUND));
    return read(sound).speech(PROVIDER);
  }

  @Override
  public List<String> voices() {
    return voices;
  }

  @Override
  public String standardVoice() {
    return AUTO;
  }

  /** Without what espeak takes for its own commands: control characters and {@code [[sounds]]}. */
  private static String plain(String text) {
    return CleanText.oneLine(text).replace("[[", "[ [") + "\n";
  }

  private static Wav read(byte[] sound) {
    try {
      Wav wav = Wav.read(sound);
      if (wav.frames() > 0) {
        return wav;
      }
    } catch (IllegalArgumentException e) {
      // falls through: whatever was wrong, nothing was spoken
    }
    throw ProviderException.retryable("The speech synthesiser spoke nothing");
  }

  private List<String> listVoices() {
    String table = new String(run(List.of("--voices"), "", MOST_LIST), StandardCharsets.UTF_8);
    List<String> named = new ArrayList<>();
    table
        .lines()
        .skip(1)
        .map(line -> line.strip().split("\\s+"))
        .filter(columns -> columns.length > VOICE_COLUMN)
        .map(columns -> columns[VOICE_COLUMN])
        .filter(name -> VOICE.matcher(name).matches())
        .forEach(named::add);
    if (named.isEmpty()) {
      throw ProviderException.permanent("The speech synthesiser has no voices");
    }
    // "en" is not in the list, which has en-gb and others, but is understood
    Stream<String> plain = Stream.of(Language.values()).map(Language::code);
    return Stream.concat(Stream.of(AUTO), Stream.concat(plain, named.stream()).distinct().sorted())
        .toList();
  }

  /** What the program answers; it is stopped when its time is up or it says too much. */
  private byte[] run(List<String> arguments, String input, int mostOutput) {
    Process process = start(arguments);
    CompletableFuture<Void> deadline =
        CompletableFuture.runAsync(
            () -> kill(process),
            CompletableFuture.delayedExecutor(timeout.toMillis(), TimeUnit.MILLISECONDS));
    try {
      // --stdin: reads all of its input before it says anything, so neither waits for the other
      try (OutputStream in = process.getOutputStream()) {
        in.write(input.getBytes(StandardCharsets.UTF_8));
      }
      byte[] answer = process.getInputStream().readNBytes(mostOutput + 1);
      if (answer.length > mostOutput) {
        throw ProviderException.permanent("The text is too long to be spoken at once");
      }
      return checked(process.waitFor(), answer);
    } catch (IOException e) {
      throw ProviderException.retryable("The speech synthesiser was cut off");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ProviderException.retryable("The work was stopped");
    } finally {
      deadline.cancel(false);
      kill(process);
    }
  }

  /** With what it started, which would keep its output open. */
  private static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private Process start(List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear(); // it needs none, and must see no secrets
    try {
      return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    } catch (IOException e) {
      throw ProviderException.retryable("The speech synthesiser does not start");
    }
  }

  private static byte[] checked(int exit, byte[] answer) {
    if (exit != 0) {
      throw ProviderException.retryable(
          exit > SIGNALS
              ? "The speech synthesiser took too long"
              : "The speech synthesiser failed");
    }
    return answer;
  }
}
