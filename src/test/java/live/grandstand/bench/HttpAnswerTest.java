package live.grandstand.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class HttpAnswerTest {

  private final HttpAnswer answer = new HttpAnswer();

  @Test
  void anAnswerWithALengthIsWholeWithItsLastByte() throws IOException {
    receive("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nab");
    assertEquals(HttpAnswer.INCOMPLETE, answer.take());
    receive("cd");
    assertEquals(200, answer.take());
  }

  @Test
  void anAnswerInChunksIsWholeWithTheLastOne() throws IOException {
    receive("HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n");
    assertEquals(HttpAnswer.INCOMPLETE, answer.take());
    receive("0\r\n\r\n");
    assertEquals(404, answer.take());
  }

  @Test
  void aHeadCutAnywhereIsIncomplete() throws IOException {
    String whole = "HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n";
    for (int cut = 1; cut < whole.length(); cut++) {
      receive(whole.substring(0, cut));
      assertEquals(HttpAnswer.INCOMPLETE, answer.take(), "cut at " + cut);
      receive(whole.substring(cut));
      assertEquals(200, answer.take(), "cut at " + cut);
    }
  }

  @Test
  void anAnswerWithoutALengthIsRefused() {
    receive("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
    assertThrows(IOException.class, answer::take);
  }

  private void receive(String bytes) {
    answer.space().put(bytes.getBytes(StandardCharsets.US_ASCII));
  }
}
