package live.grandstand.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * Every decoder, for any bytes: decodes, or refuses with a {@code ProtocolException}. A part of
 * {@code mvn verify}, which fuzzes for some seconds, from the seeds in {@code src/test/resources}.
 * What it finds is written there, and is tried first ever after.
 */
class DecodersFuzzTest {
  @FuzzTest(maxDuration = "8s")
  void anyBytesAreDecodedOrRefused(byte[] data) {
    Decoders.decode(data);
  }
}
