package live.grandstand.providers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process around espeak-ng, with programs that do what it might do on a bad day. */
class EspeakSpeechTest {
  private static final String VOICES =
      "if [ \"$1\" = --voices ]; then echo Pty Language; echo ' 5  en --/M English x'; exit; fi\n";

  @TempDir Path directory;

  private Optional<SpeechModel> find(String script) throws IOException {
    Path program = directory.resolve("espeak-ng");
    Files.writeString(program, "#!/bin/sh\n" + script);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return EspeakSpeech.find(
        "::/no/such/place:\0:" + directory,
        Duration.ofSeconds(1),
        new Bulkhead(1, Duration.ofSeconds(5)));
  }

  private ProviderException failure(String script) throws IOException {
    SpeechModel model = find(VOICES + script).orElseThrow();
    return assertThrows(
        ProviderException.class, () -> model.speak(new SpeakText("Hello.", "auto")));
  }

  @Test
  void whereItIsNotOrDoesNotRunThereIsNone() throws IOException {
    assertEquals(
        Optional.empty(),
        EspeakSpeech.find(
            directory.toString(), Duration.ofSeconds(1), new Bulkhead(1, Duration.ofSeconds(5))));
    assertEquals(Optional.empty(), find("exit 1"));
    assertEquals(Optional.empty(), find("echo nothing useful"));
  }

  @Test
  void aProgramThatHangsIsStoppedWithWhatItStarted() throws IOException {
    ProviderException failure = failure("/bin/sleep 600");

    assertTrue(failure.retryable());
    assertEquals("The speech synthesiser took too long", failure.getMessage());
  }

  @Test
  void aProgramThatFailsOrSpeaksNothingMayBeTriedAgain() throws IOException {
    assertTrue(failure("exit 3").retryable());
    assertTrue(failure("echo RIFF and so on").retryable());
    assertTrue(failure("exec <&-; exit 0").retryable());
  }

  @Test
  void noSecretOfTheEnvironmentIsHandedOn() throws IOException {
    Path seen = directory.resolve("seen");

    failure("/usr/bin/env > " + seen + "; exit 1");

    assertTrue(
        Files.readAllLines(seen).stream().allMatch(line -> line.matches("(PWD|SHLVL|_|OLDPWD)=.*")),
        Files.readString(seen));
  }
}
