package live.grandstand.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever happens in whatever order: a recovered client has heard what it was meant to hear. */
class RecoveryPropertyTest {
  private static final int PEOPLE = 3;
  private static final int STEPS = 80;
  private static final List<String> ROOMS = List.of("r0", "r1", "r2");

  /** A client, and what it should have heard since it last started afresh. */
  private static final class Person {
    private final RecoveringClient client;
    private final Set<String> rooms = new HashSet<>();
    private final List<String> meant = new ArrayList<>();
    private boolean away;

    Person(RecoveringClient client) {
      this.client = client;
    }

    boolean isIn(Set<String> any) {
      return any.contains(client.sid()) || rooms.stream().anyMatch(any::contains);
    }

    /** Takes some of what waits, as a network would that then breaks. */
    void hearsSome(Random random) {
      int waiting = away ? 0 : meant.size() - client.heard().size();
      for (int i = 0; i < waiting && random.nextBoolean(); i++) {
        client.hears();
      }
    }

    void hearsAll() {
      while (client.heard().size() < meant.size()) {
        client.hears();
      }
      assertEquals(meant, client.heard());
      client.hearsNothingMore();
    }

    void startsAfresh() {
      rooms.clear();
      meant.clear();
      client.heard().clear();
    }
  }

  /** Runs one random story. */
  private static final class Story implements AutoCloseable {
    private final TestServer server = new TestServer(Duration.ofMinutes(2));
    private final Namespace main = server.main();
    private final List<Person> people = new ArrayList<>();
    private final Random random;
    private int recoveries;

    Story(long seed) {
      random = new Random(seed);
      main.guard((namespace, auth, handshake) -> () -> auth.path("name").asText());
      for (int i = 0; i < PEOPLE; i++) {
        people.add(new Person(new RecoveringClient(server, "person" + i)));
      }
    }

    void goesOn(int step) {
      Person person = people.get(random.nextInt(PEOPLE));
      switch (random.nextInt(10)) {
        case 0 -> moves(person);
        case 1, 2 -> isCutOff(person);
        case 3, 4 -> comesBack(person);
        case 5 -> person.hearsSome(random);
        default -> emits(step);
      }
    }

    private void emits(int step) {
      Set<String> to = somebody();
      Set<String> except = random.nextInt(3) == 0 ? somebody() : Set.of();
      BroadcastOperator operator = random.nextInt(4) == 0 ? main.all() : main.all().to(to);
      boolean everyone = operator.includes("", Set.of());
      for (String room : except) {
        operator = operator.except(room);
      }
      operator.emit("e", step);
      for (Person person : people) {
        if ((everyone || person.isIn(to)) && !person.isIn(except)) {
          person.meant.add("\"e\"," + step);
        }
      }
    }

    private Set<String> somebody() {
      Set<String> names = new HashSet<>();
      names.add(ROOMS.get(random.nextInt(ROOMS.size())));
      if (random.nextBoolean()) {
        names.add(people.get(random.nextInt(PEOPLE)).client.sid());
      }
      return names;
    }

    private void moves(Person person) {
      if (person.away) {
        return;
      }
      String room = ROOMS.get(random.nextInt(ROOMS.size()));
      if (person.rooms.remove(room)) {
        person.client.socket().leave(room);
      } else {
        person.rooms.add(room);
        person.client.socket().join(room);
      }
    }

    private void isCutOff(Person person) {
      if (!person.away) {
        person.hearsSome(random);
        person.client.isCutOff();
        person.away = true;
      }
    }

    private void comesBack(Person person) {
      if (!person.away) {
        return;
      }
      person.away = false;
      person.client.comesBack();
      if (person.client.isRecovered()) {
        recoveries++;
        assertEquals(person.rooms, joined(person));
      } else {
        person.startsAfresh();
      }
    }

    private Set<String> joined(Person person) {
      Set<String> rooms = new HashSet<>(person.client.socket().rooms());
      rooms.remove(person.client.sid());
      return rooms;
    }

    int ends() {
      people.forEach(this::comesBack);
      people.forEach(Person::hearsAll);
      return recoveries;
    }

    @Override
    public void close() {
      server.close();
    }
  }

  @Property(tries = 60)
  void aRecoveredClientHearsWhatIsMeantForItOnceAndInOrder(@ForAll long seed) {
    try (Story story = new Story(seed)) {
      for (int step = 0; step < STEPS; step++) {
        story.goesOn(step);
      }
      story.ends();
    }
  }

  @Property(tries = 10)
  void andClientsThatStayInTheirRoomsAreRecoveredEveryTime(@ForAll long seed) {
    try (Story story = new Story(seed)) {
      int losses = 0;
      for (Person person : story.people) {
        person.client.socket().emit("hello");
        person.meant.add("\"hello\"");
        person.client.hears();
      }
      for (int step = 0; step < STEPS; step++) {
        story.emits(step);
        Person person = story.people.get(step % PEOPLE);
        story.isCutOff(person);
        story.emits(STEPS + step);
        story.comesBack(person);
        losses++;
      }
      assertEquals(losses, story.ends());
      assertTrue(losses > 0);
    }
  }
}
