package live.grandstand.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileKeyTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/etc/passwd",
        "a/",
        "a//b",
        ".",
        "..",
        "../a",
        "a/../b",
        "a/..",
        "a/./b",
        ".drafts",
        "a/.b",
        "a..b",
        "a.",
        "a\\b",
        "..\\a",
        "C:/a",
        "C:\\a",
        "%2e%2e/a",
        "a b",
        "a\nb",
        "a\u0000b",
        "A",
        "ä",
        "ａ",
        "~",
        "~root/a",
        "$HOME",
        "file:a",
        "a?b",
        "a#b",
        "a*",
        "-a\u2028",
        "a\r",
        "a\n"
      })
  void whatIsNoKeyOfOursIsRefused(String path) {
    assertThrows(IllegalArgumentException.class, () -> new FileKey(path));
  }

  @Test
  void whatIsTooLongIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new FileKey("a/".repeat(200) + "a"));
    assertEquals(399, new FileKey("a/".repeat(199) + "a").path().length());
  }

  @Test
  void aFolderHasWholeNamesOnly() {
    FileKey file = FileKey.of("stories", "12", "0.wav");

    assertTrue(file.isIn(FileKey.of("stories", "12")));
    assertTrue(file.isIn(FileKey.of("stories")));
    assertFalse(file.isIn(FileKey.of("stories", "1")));
    assertFalse(file.isIn(file));
  }

  @Property
  void noKeyLeadsOutOfItsDirectory(@ForAll @CharRange(from = '\u0000', to = '\u007f') String path) {
    try {
      Path root = Path.of("/root/files");
      assertTrue(root.resolve(new FileKey(path).path()).normalize().startsWith(root));
      assertEquals(path, root.relativize(root.resolve(path).normalize()).toString());
    } catch (IllegalArgumentException e) {
      assertFalse(e instanceof InvalidPathException, path);
    }
  }
}
