package live.grandstand.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import live.grandstand.engineio.Frame;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** What is remembered for lost clients, and its limits. */
class EventLogTest {
  private static EncodedPacket packet(int length) {
    return new EncodedPacket(List.of(Frame.text("x".repeat(length))));
  }

  private static Emission append(EventLog log, EncodedPacket packet) {
    Emission emission = log.append(Audience.NOBODY, seq -> packet, null);
    log.finished(emission);
    return emission;
  }

  private static List<Long> after(EventLog log, long seq) {
    return Arrays.stream(log.after(seq)).map(Emission::seq).toList();
  }

  @Test
  void numbersGrowByOneAndTheLogIsReadFromAnyOfThem() {
    EventLog log = new EventLog();
    for (int i = 1; i <= 1_000; i++) {
      assertEquals(i, append(log, packet(1)).seq());
    }

    assertEquals(List.of(999L, 1_000L), after(log, 998));
    assertEquals(List.of(), after(log, 1_000));
    assertEquals(1_000, after(log, 0).size());
    assertNull(log.after(1_001));
  }

  @Test
  void theOldestGoesWhenThereAreTooMany() {
    EventLog log = new EventLog(Integer.MAX_VALUE, 512);
    for (int i = 1; i <= 2_000; i++) {
      append(log, packet(1));
    }

    assertEquals(512, log.size());
    assertNull(log.after(2_000 - 513));
    assertEquals(512, after(log, 2_000 - 512).size());
  }

  @Test
  void theOldestGoesWhenThereAreTooManyBytes() {
    EventLog log = new EventLog(1_000_000, 1_000);
    for (int i = 1; i <= 100; i++) {
      append(log, packet(20_000));
      assertTrue(log.bytes() <= 1_000_000);
    }

    assertTrue(log.size() >= 20 && log.size() <= 25, "kept " + log.size());
  }

  @Test
  void aPacketLargerThanTheWholeLogLeavesItEmpty() {
    EventLog log = new EventLog(1_000, 10);
    append(log, packet(2_000));

    assertEquals(0, log.size());
    assertEquals(0, log.bytes());
    assertNull(log.after(0));
    assertEquals(List.of(), after(log, 1));
  }

  @Test
  void aPacketThatIsLoggedForManyIsCountedOnce() {
    EventLog log = new EventLog(100_000, 1_000);
    EncodedPacket shared = packet(20_000);
    for (int i = 1; i <= 100; i++) {
      append(log, shared);
    }

    assertEquals(100, log.size());
  }

  @Test
  void whatIsOldIsForgottenAndNothingIsCountedAnyMore() {
    EventLog log = new EventLog();
    EncodedPacket shared = packet(10);
    for (int tick = 0; tick < 3; tick++) {
      for (int i = 0; i < 500; i++) {
        append(log, shared);
      }
      assertTrue(log.sweep(1));
    }

    assertEquals(500, log.size());
    assertFalse(log.sweep(1));
    assertEquals(0, log.bytes());
    assertEquals(1_501, append(log, shared).seq());
  }

  @Test
  void everythingIsSettledUpToTheOldestThatIsOnItsWay() {
    EventLog log = new EventLog(Integer.MAX_VALUE, 2);
    Emission first = log.append(Audience.NOBODY, null, null);
    Emission second = log.append(Audience.NOBODY, null, null);
    append(log, packet(1));
    append(log, packet(1));

    assertEquals(0, log.settled());
    log.finished(second);
    assertEquals(0, log.settled());
    log.finished(first);
    assertEquals(4, log.settled());
  }

  @Property(tries = 500)
  void anOffsetIsReadBackByItsOwnLogAndByNoOther(
      @ForAll @LongRange(min = 1, max = (1L << 48) - 1) long seq) {
    Offsets offsets = new Offsets();
    byte[] text = new byte[Offsets.LENGTH + 2];
    offsets.write(seq, text, 1);
    String offset = new String(text, 1, Offsets.LENGTH, StandardCharsets.US_ASCII);

    assertEquals(seq, offsets.seqOf(offset));
    assertNotEquals(seq, new Offsets().seqOf(offset));
  }

  @Test
  void onlySoManyLostSocketsAreRememberedAndOnlyForSoLong() {
    SavedSessions sessions = new SavedSessions(3);
    PrivateId[] ids = new PrivateId[5];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = PrivateId.of("sid" + i);
      sessions.add(new SavedSession(ids[i], () -> "ann", Set.of(), 0, 0, 0, 0, 0, 0));
    }

    assertEquals(3, sessions.size());
    assertNull(sessions.take(ids[0]));
    assertNull(sessions.take(PrivateId.of("sid4")), "the secret is another");
    assertEquals(ids[4], sessions.take(ids[4]).id());
    assertNull(sessions.take(ids[4]), "once only");
    assertTrue(sessions.sweep(1));
    assertFalse(sessions.sweep(0));
    assertEquals(0, sessions.size());
  }
}
