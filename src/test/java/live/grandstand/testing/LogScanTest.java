package live.grandstand.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must be in no log is found wherever it is, and nothing else is. */
class LogScanTest {
  /** The lines themselves would be in the report of this test, and found there. */
  private static final String NUMBERED = "{index}";

  @TempDir Path folder;

  private final LogScan scan = new LogScan();
  private Path logs;

  @BeforeEach
  void know() throws IOException {
    Path secrets = Files.createDirectory(folder.resolve("secrets"));
    Files.writeString(secrets.resolve("1.txt"), "password\tcorrect horse battery\n");
    Files.writeString(secrets.resolve("2.txt"), "streamKey\tKq7-Vb_2mnZp0aYx\n");
    scan.know(secrets);
    logs = Files.createDirectories(folder.resolve("logs").resolve("deeper"));
  }

  @ParameterizedTest(name = NUMBERED)
  @ValueSource(
      strings = {
        "correct horse battery",
        "[INFO] a password (correct horse battery) was tried",
        "key=Kq7-Vb_2mnZp0aYx",
        "Kq7-Vb_2mnZp0aYKq7-Vb_2mnZp0aYx"
      })
  void whatATestUsedIsFoundInTheMiddleOfALine(String line) throws IOException {
    assertEquals(1, findings(line).size());
  }

  @ParameterizedTest(name = NUMBERED)
  @ValueSource(
      strings = {
        "Authorization: Bearer ey" + "JhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln",
        "gst" + "_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA revoked",
        "hash $2" + "a$12$abcdefghijklmnopqrstuv",
        "$argon2" + "id$v=19$m=47104,t=1,p=1$x",
        "-----BEGIN " + "EC PRIVATE KEY-----",
        "Key (email)=(ada" + "@example.org) already exists"
      })
  void whatLooksLikeASecretIsFoundThoughNobodyNamedIt(String line) throws IOException {
    assertEquals(1, findings(line).size());
  }

  @ParameterizedTest(name = NUMBERED)
  @ValueSource(
      strings = {
        "",
        "correct horse batter",
        "2026-11-21 INFO live.grandstand.app: ready in 12 s, java.base@17.0.12/java.lang.Thread",
        "Object@1f2e3d4c, sid=AAAAAAAAAAAAAAAAAAAA, 0192f0c1-7a6b-7c3d-8e4f-5a6b7c8d9e0f"
      })
  void whatALogMaySayIsNotFound(String line) throws IOException {
    assertEquals(List.of(), findings(line));
  }

  @Test
  void aFindingSaysWhereAndNotWhat() throws IOException {
    List<String> findings = findings("nothing here\nand here: correct horse battery\n");

    assertTrue(findings.get(0).endsWith("a.log:2: a password of the tests"), findings::toString);
    assertFalse(findings.get(0).contains("horse"));
  }

  @Test
  void aLookAtNothingIsNotAGoodLook() throws IOException {
    assertThrows(IllegalStateException.class, scan::requireSomethingLookedAt);
    findings("nothing here");
    scan.requireSomethingLookedAt();
  }

  @Test
  void manyTextsAreFoundAtAnyPlace() {
    Random random = new Random(1);
    SecretIndex index = new SecretIndex();
    List<String> texts =
        random.ints(500).mapToObj(n -> "text-%012d".formatted(n & 0xFFFFL)).toList();
    texts.forEach(text -> index.add("text", text));

    for (String text : texts) {
      String around = "x".repeat(random.nextInt(30));
      assertTrue(index.find(around + text + around).isPresent());
      assertFalse(index.find(around + text.substring(1) + around).isPresent());
    }
  }

  private List<String> findings(String text) throws IOException {
    Files.writeString(logs.resolve("a.log"), text);
    scan.look(folder.resolve("logs"));
    return scan.findings();
  }
}
