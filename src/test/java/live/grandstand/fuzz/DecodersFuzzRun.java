package live.grandstand.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** The same for longer, with a corpus of its own that is kept: {@code mvn -Pfuzz}. */
class DecodersFuzzRun {
  @FuzzTest(maxDuration = "10m")
  void anyBytesAreDecodedOrRefused(byte[] data) {
    Decoders.decode(data);
  }
}
