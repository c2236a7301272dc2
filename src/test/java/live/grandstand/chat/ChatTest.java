package live.grandstand.chat;

import static live.grandstand.chat.ChatStage.STREAM;
import static live.grandstand.chat.ChatStage.join;
import static live.grandstand.chat.ChatStage.leave;
import static live.grandstand.chat.ChatStage.say;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import live.grandstand.engineio.CloseReason;
import live.grandstand.socketio.TestClient;
import live.grandstand.testing.Await;
import live.grandstand.testing.QuietLog;
import live.grandstand.testing.Race;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stream rooms from a client's seat (realtime.md §3). */
class ChatTest {
  private static final UUID OTHER = UUID.fromString("01890f6e-0000-7000-8000-000000000002");

  private final ChatStage stage = new ChatStage();

  @AfterEach
  void stop() {
    stage.close();
  }

  // ---- join and leave --------------------------------------------------------------------------

  @Test
  void whoJoinsGetsTheRoomThenTheHistoryThenTheCount() {
    TestClient ann = stage.arrives("ann").sends(join(STREAM));

    ann.expects(
        "2[\"room_joined_successfully\",{\"streamId\":\""
            + STREAM
            + "\",\"streamKeyForDev\":\"\"}]",
        "2[\"recent_chat_history\",{\"streamId\":\"" + STREAM + "\",\"messages\":[]}]",
        count(1));
    ann.expectsNothingMore();
  }

  @Test
  void onlyTheOwnerGetsTheKey() {
    assertTrue(stage.arrives("owner").sends(join(STREAM)).next().contains("\"the-key\""));
    assertTrue(stage.arrivesAs("boss", "admin").sends(join(STREAM)).next().contains("Dev\":\"\""));
  }

  @Test
  void joiningTwiceCountsOnce() {
    TestClient ann = stage.watches("ann");
    ann.sends(join(STREAM));
    ann.next();
    ann.next();

    ann.expects(count(1));
  }

  @Test
  void joiningAnActiveRoomAsksTheDatabaseNothing() {
    stage.watches("ann");
    stage.watches("bob");
    stage.watches("eve");

    assertEquals(1, stage.streams.asked.get());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                      | bad_request     | streamId is missing",
        "{\"streamId\":\"x\"}    | bad_request     | streamId is not an id",
        "{\"streamId\":7}        | bad_request     | streamId: has the wrong type",
        "{\"streamId\":\"01890f6e-0000-7000-8000-000000000002\"} | not_found | No such stream"
      })
  void whatCannotBeJoinedIsToldWithItsReason(String payload, String code, String message) {
    stage
        .arrives("ann")
        .sends("21[\"join\"," + payload + "]")
        .expects(
            "2[\"room_join_error\",{\"message\":\"" + message + "\",\"code\":\"" + code + "\"}]",
            "31[{\"ok\":false,\"message\":\"" + message + "\",\"code\":\"" + code + "\"}]");
  }

  @Test
  void aStreamThatIsNotLiveCannotBeJoined() {
    stage.streams.known.put(OTHER, 1);

    stage
        .arrives("ann")
        .sends(join(OTHER))
        .expects(
            "2[\"room_join_error\",{\"message\":\"The stream is not live\",\"code\":\"stream_not_live\"}]");
  }

  @Test
  void aStreamThatGoesLiveAfterARefusalCanBeJoined() {
    stage.streams.known.put(OTHER, 1);
    TestClient ann = stage.arrives("ann").sends(join(OTHER));
    ann.next();
    stage.streams.live.put(OTHER, 1);

    assertTrue(ann.sends(join(OTHER)).next().contains("room_joined_successfully"));
  }

  @Test
  void leavingARoomOneIsNotInIsRefused() {
    TestClient ann = stage.watches("ann");
    ann.sends("21" + leave(STREAM).substring(1)).sends("22" + leave(STREAM).substring(1));

    ann.expects(
        "31[{\"ok\":true,\"streamId\":\"" + STREAM + "\"}]",
        "32[{\"ok\":false,\"message\":\"You are not in this stream's room\",\"code\":\"not_in_room\"}]");
  }

  // ---- messages --------------------------------------------------------------------------------

  @Test
  void aMessageReachesEverybodyInTheRoomAndItsAuthorIsAcknowledgedLast() throws Exception {
    TestClient ann = stage.watches("ann");
    TestClient bob = stage.watches("bob");
    TestClient outsider = stage.arrives("eve");
    ann.sends("27" + say("hello <b>").substring(1));

    JsonNode message = event("new_message", bob.next());
    assertEquals("ann", message.get("username").asText());
    assertEquals("hello <b>", message.get("message").asText());
    assertEquals("2026-11-21T09:00:00.000Z", message.get("timestamp").asText());
    assertEquals(STREAM.toString(), message.get("streamId").asText());
    assertEquals(message, event("new_message", ann.next()));
    JsonNode ack = new ObjectMapper().readTree(ann.next().substring(2)).get(0);
    assertTrue(ack.get("ok").booleanValue());
    assertEquals(message.get("id"), ack.get("id"));
    assertEquals(message.get("timestamp"), ack.get("timestamp"));
    outsider.expectsNothingMore();
    assertEquals(1, stage.table.rows.size());
  }

  @Test
  void aMessageIsStoredBeforeAnybodySeesIt() {
    TestClient ann = stage.watches("ann");
    List<Boolean> seen = new ArrayList<>();
    stage.table.whileStoring = () -> seen.add(ann.hasUnread());
    ann.sends(say("hello")).next();

    assertEquals(List.of(false), seen);
  }

  @Test
  void aMessageThatCannotBeStoredReachesNobodyButItsAuthorHears() {
    TestClient ann = stage.watches("ann");
    TestClient bob = stage.watches("bob");
    try (QuietLog quiet = QuietLog.of(ChatWriter.class)) {
      ann.sends(say("bad luck"));

      ann.expects(
          "2[\"message_error\",{\"message\":\"The message could not be stored, please try again\","
              + "\"code\":\"not_stored\"}]");
    }
    bob.expectsNothingMore();
    assertEquals(0, stage.table.rows.size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                             | streamId is missing",
        "{\"streamId\":\"x\",\"message\":\"m\"} | streamId is not an id",
        "{\"streamId\":\"01890f6e-0000-7000-8000-000000000001\"} | message is missing",
        "{\"streamId\":\"01890f6e-0000-7000-8000-000000000001\",\"message\":\" \"} | message is blank",
        "{\"streamId\":\"01890f6e-0000-7000-8000-000000000001\",\"message\":5} | message: has the wrong type"
      })
  void aMalformedMessageIsRefused(String payload, String message) {
    TestClient ann = stage.watches("ann").sends("2[\"say\"," + payload + "]");

    ann.expects("2[\"message_error\",{\"message\":\"" + message + "\",\"code\":\"bad_request\"}]");
  }

  @Test
  void onlyWhoIsInTheRoomMaySpeak() {
    stage.watches("bob");
    String refusal =
        "2[\"message_error\",{\"message\":\"You are not in this stream's room\",\"code\":\"not_in_room\"}]";

    stage.arrives("ann").sends(say("hello")).expects(refusal);
    stage.watches("eve").sends(leave(STREAM)).sends(say("hello")).expects(refusal);
  }

  @Test
  void whoSendsTooMuchIsToldHowLongToWait() {
    TestClient ann = stage.watches("ann");
    for (int i = 0; i < 20; i++) {
      ann.sends(say("m" + i)).next();
    }
    stage.now.addAndGet(12_000);
    ann.sends(say("one too many"));

    String refusal = ann.next();
    assertTrue(refusal.startsWith("2[\"message_error\",{"), refusal);
    assertTrue(refusal.contains("\"code\":\"rate_limited\""), refusal);
    assertTrue(refusal.contains("\"retryAfterMs\":18000"), refusal);
    stage.now.addAndGet(18_000);
    assertTrue(ann.sends(say("again")).next().contains("new_message"));
  }

  @Test
  void theStreamerAndAdminsMaySendAHundred() {
    for (TestClient privileged :
        List.of(stage.watches("owner"), stage.arrivesAs("boss", "admin").sends(join(STREAM)))) {
      for (int i = 0; i < 100; i++) {
        privileged.sends(say("m" + i));
      }
      privileged.sends(say("one too many"));
      String last = privileged.next();
      while (!last.contains("message_error")) {
        last = privileged.next();
      }
      assertTrue(last.contains("\"code\":\"rate_limited\""), last);
    }
    Await.until("all but the refused are stored", () -> stage.table.rows.size() == 200);
  }

  @Test
  void theHistoryIsTheLastTwentyOldestFirst() throws Exception {
    TestClient owner = stage.watches("owner");
    for (int i = 0; i < 25; i++) {
      owner.sends(say("m" + i)).next();
    }

    assertEquals(texts(5, 25), history("ann"));
  }

  @Test
  void aRoomThatWasForgottenReadsItsHistoryBack() throws Exception {
    TestClient owner = stage.watches("owner");
    for (int i = 0; i < 25; i++) {
      owner.sends(say("m" + i)).next();
    }
    owner.goesAway();
    Await.until("the room is empty", () -> stage.server.main().roomNames().isEmpty());
    stage.rooms.forgetEmpty();

    assertTrue(stage.rooms.find(STREAM.toString()).isEmpty());
    assertEquals(texts(5, 25), history("ann"));
    assertEquals(2, stage.streams.asked.get());
  }

  @Test
  void aRoomWithSomebodyInItIsNotForgotten() {
    stage.watches("ann");
    stage.rooms.forgetEmpty();

    assertTrue(stage.rooms.find(STREAM.toString()).isPresent());
  }

  @Test
  void everybodySeesEachMessageOnceInTheOneOrderOfTheTable() throws Exception {
    List<TestClient> watchers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      watchers.add(stage.watches("w" + i));
    }
    List<Callable<Boolean>> speakers = new ArrayList<>();
    for (TestClient watcher : watchers) {
      speakers.add(
          () -> {
            for (int i = 0; i < 20; i++) {
              watcher.sends(say("m" + i));
            }
            return true;
          });
    }
    List<List<String>> joined = new ArrayList<>();
    speakers.add(
        () -> {
          for (int i = 0; i < 10; i++) {
            joined.add(seenByOneWhoJoins("late" + i));
          }
          return true;
        });
    Race.run(speakers);
    Await.until("all are stored", () -> stage.table.rows.size() == 80);

    List<String> table = stage.table.rows.stream().map(m -> m.id().toString()).toList();
    assertEquals(table, table.stream().sorted().toList(), "ids grow in the order of the room");
    for (TestClient watcher : watchers) {
      assertEquals(table, messages(watcher, 80));
    }
    for (List<String> seen : joined) {
      assertEquals(seen, List.copyOf(new java.util.LinkedHashSet<>(seen)), "no message twice");
      assertTrue(
          java.util.Collections.indexOfSubList(table, seen) >= 0, "no message is missed between");
    }
  }

  /** History and, right behind it, what came live up to a marker of their own. */
  private List<String> seenByOneWhoJoins(String name) throws Exception {
    TestClient late = stage.arrives(name).sends(join(STREAM));
    List<String> seen = new ArrayList<>();
    late.next();
    for (JsonNode message : event("recent_chat_history", late.next()).get("messages")) {
      seen.add(message.get("id").asText());
    }
    late.sends("21[\"marker\"]");
    String packet = late.next();
    while (!packet.startsWith("31")) {
      if (packet.contains("new_message")) {
        seen.add(event("new_message", packet).get("id").asText());
      }
      packet = late.next();
    }
    return seen;
  }

  private static List<String> messages(TestClient client, int count) throws Exception {
    List<String> ids = new ArrayList<>();
    while (ids.size() < count) {
      String packet = client.next();
      if (packet.contains("new_message")) {
        ids.add(event("new_message", packet).get("id").asText());
      }
    }
    return ids;
  }

  // ---- the end ---------------------------------------------------------------------------------

  @Test
  void theEndIsToldAndThenEverybodyInTheRoomIsDisconnected() {
    TestClient ann = stage.watches("ann");
    TestClient outsider = stage.arrives("eve");
    ann.sends(say("hello")).next();
    stage.ends(STREAM);

    ann.expects(
        "2[\"stream_ended_notification\",{\"roomId\":\""
            + STREAM
            + "\",\"message\":\"The stream has ended\"}]",
        "1");
    assertEquals(CloseReason.STREAM_ENDED, ann.closed());
    outsider.expectsNothingMore();
    assertTrue(stage.rooms.find(STREAM.toString()).isEmpty());
  }

  @Test
  void theEndCausesNoStormOfViewerCounts() {
    for (int i = 0; i < 20; i++) {
      stage.watches("ann" + i);
    }
    stage.server.timer().advance(1_000);
    stage.ends(STREAM);
    stage.server.timer().advance(1_000);

    assertEquals(0, stage.viewers.current(STREAM));
  }

  @Test
  void nobodyJoinsBehindTheEnd() {
    stage.watches("ann");
    ChatRoom room = stage.rooms.find(STREAM.toString()).orElseThrow();
    TestClient bob = stage.arrives("bob");
    stage.ends(STREAM);
    bob.sends(join(STREAM));

    assertTrue(bob.next().contains("stream_not_live"));
    assertEquals(0, room.viewers());
  }

  @Test
  void anEndWhileTheRoomIsBeingLoadedIsSeenByWhoeverLoadsIt() {
    stage.streams.whileLoading = () -> stage.ends(STREAM);
    TestClient ann = stage.arrives("ann").sends(join(STREAM));

    assertTrue(ann.next().contains("stream_not_live"));
    assertFalse(stage.server.main().roomNames().contains(STREAM.toString()));
  }

  @Test
  void joinsThatRaceTheEndAreRefusedOrDisconnectedAndNobodyStays() throws Exception {
    for (int round = 0; round < 30; round++) {
      stage.streams.live.put(STREAM, 1);
      stage.watches("first" + round);
      TestClient ann = stage.arrives("ann" + round);
      Race.run(
          List.of(
              () -> {
                ann.sends(join(STREAM));
                return true;
              },
              () -> {
                stage.ends(STREAM);
                return true;
              }));
      String packet = ann.next();
      while (!packet.contains("room_join_error") && !packet.equals("1")) {
        packet = ann.next();
      }
      assertFalse(stage.server.main().roomNames().contains(STREAM.toString()));
    }
  }

  // ---- words -----------------------------------------------------------------------------------

  static String count(int viewers) {
    return "2[\"viewer_count_updated\",{\"streamId\":\""
        + STREAM
        + "\",\"count\":"
        + viewers
        + "}]";
  }

  private List<String> history(String name) throws Exception {
    TestClient client = stage.arrives(name).sends(join(STREAM));
    client.next();
    List<String> texts = new ArrayList<>();
    for (JsonNode message : event("recent_chat_history", client.next()).get("messages")) {
      texts.add(message.get("message").asText());
    }
    return texts;
  }

  private static List<String> texts(int from, int to) {
    List<String> texts = new ArrayList<>();
    for (int i = from; i < to; i++) {
      texts.add("m" + i);
    }
    return texts;
  }

  private static JsonNode event(String name, String packet) throws Exception {
    JsonNode event = new ObjectMapper().readTree(packet.substring(1));
    assertEquals(name, event.get(0).asText());
    return event.get(1);
  }
}
