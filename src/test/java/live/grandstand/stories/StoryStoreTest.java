package live.grandstand.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import live.grandstand.jobs.StepChanged;
import live.grandstand.jobs.StepChanged.Phase;
import live.grandstand.jobs.StepKind;
import live.grandstand.jobs.StoryRef;
import live.grandstand.platform.Ids;
import live.grandstand.platform.Page;
import live.grandstand.platform.Paging;
import live.grandstand.testing.Postgres;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StoryStoreTest {
  @RegisterExtension static final Postgres postgres = new Postgres();

  private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

  private final UUID owner = storedOwner();

  @Test
  void aStoryFollowsItsSteps() {
    UUID id = stored("The flute");

    follow(id, StepKind.STORY, Phase.QUEUED, null);
    assertEquals(new StoryStatus(false, false, false, StepKind.STORY, null), read(id).status());
    follow(id, StepKind.STORY, Phase.COMPLETE, null);
    assertEquals(new StoryStatus(true, false, false, null, null), read(id).status());
    assertEquals(840L, read(id).metadata().processingTime());
    follow(id, StepKind.AUDIO, Phase.QUEUED, null);
    follow(id, StepKind.AUDIO, Phase.ERROR, "no voice");
    assertEquals(
        new StoryStatus(true, false, false, StepKind.AUDIO, "no voice"), read(id).status());
    follow(id, StepKind.AUDIO, Phase.QUEUED, null);
    follow(id, StepKind.AUDIO, Phase.COMPLETE, null);
    follow(id, StepKind.IMAGES, Phase.COMPLETE, null);
    assertEquals(new StoryStatus(true, true, true, null, null), read(id).status());
    follow(id, StepKind.IMAGES, Phase.QUEUED, null);
    assertEquals(new StoryStatus(true, true, false, StepKind.IMAGES, null), read(id).status());
  }

  @Test
  void aStepThatIsDoneDoesNotHideOneThatIsUnderWay() {
    UUID id = stored("The flute");

    follow(id, StepKind.AUDIO, Phase.QUEUED, null);
    follow(id, StepKind.IMAGES, Phase.QUEUED, null);
    follow(id, StepKind.AUDIO, Phase.COMPLETE, null);

    assertEquals(new StoryStatus(false, true, false, StepKind.IMAGES, null), read(id).status());
  }

  @Test
  void aNewTextMakesWhatWasMadeOfTheOldOneIncomplete() {
    UUID id = stored("The flute");
    follow(id, StepKind.AUDIO, Phase.COMPLETE, null);
    assertFalse(ref(id).orElseThrow().generated());
    assertEquals(Optional.empty(), postgres.call(em -> store(em).generatedContent(id)));

    postgres.run(em -> store(em).rewritten(id, "Once more.", "local", NOW));

    assertEquals(new StoryRef(id, owner, "The flute", 1, true), ref(id).orElseThrow());
    assertFalse(read(id).status().audioGenerated());
    assertEquals(new StoryMetadata(4, 2, null, "local"), read(id).metadata());
    assertEquals(Optional.of("Once more."), postgres.call(em -> store(em).generatedContent(id)));
  }

  @Test
  void aListIsReadNewestFirstPageByPage() {
    UUID oldest = stored("One");
    UUID middle = stored("Two");
    UUID newest = stored("Three");

    Page<StoryRow> first = page(owner, new Paging(2, null));
    Page<StoryRow> second =
        page(owner, new Paging(2, UUID.fromString(String.valueOf(first.nextCursor()))));

    assertEquals(List.of(newest, middle), first.items().stream().map(StoryRow::id).toList());
    assertEquals(List.of(oldest), second.items().stream().map(StoryRow::id).toList());
    assertNull(second.nextCursor());
    assertEquals(0, page(Ids.next(), Paging.FIRST).items().size());
    assertTrue(page(null, new Paging(100, null)).items().size() >= 3);
  }

  @Test
  void chunksGoWithTheirStoryAndAreOfOneRun() {
    UUID id = stored("The flute");
    UUID run = Ids.next();
    postgres.run(em -> store(em).addChunk(id, run, new StoryStore.Chunk(1, "b", "local")));
    postgres.run(em -> store(em).addChunk(id, run, new StoryStore.Chunk(0, "a", "local")));

    assertEquals(2, postgres.call(em -> store(em).chunkIndexes(id, run)).size());
    assertEquals(List.of(), postgres.call(em -> store(em).chunkIndexes(id, Ids.next())));
    assertEquals("a", postgres.call(em -> store(em).chunks(id, run)).get(0).content());
    postgres.run(em -> store(em).remove(id));
    assertEquals(List.of(), postgres.call(em -> store(em).chunkIndexes(id, run)));
    assertEquals(Optional.empty(), ref(id));
  }

  private Optional<StoryRef> ref(UUID id) {
    return postgres.call(em -> store(em).ref(id));
  }

  private static Page<StoryRow> page(@Nullable UUID of, Paging paging) {
    return paging.page(postgres.call(em -> store(em).list(of, paging)), StoryRow::id);
  }

  private void follow(UUID id, StepKind kind, Phase phase, @Nullable String error) {
    Map<String, Object> payload = Map.of("processingTime", 840L);
    StepChanged change =
        new StepChanged(
            Ids.next(), id, owner, null, kind, phase, payload, null, error, NOW.plusSeconds(1));
    postgres.run(
        em -> {
          StoryStatusService service = new StoryStatusService();
          service.stories = store(em);
          service.follow(change);
        });
  }

  private UUID stored(String title) {
    UUID id = Ids.next();
    StoryDetails details = new StoryDetails(title, "Tale", null, null);
    Story story = new Story(id, owner, details, "Once upon a time.", NOW);
    postgres.run(em -> store(em).add(story));
    return id;
  }

  private static Story read(UUID id) {
    return postgres.call(em -> store(em).find(id)).orElseThrow();
  }

  /** By SQL, since the accounts' entities are none of this package's business. */
  static UUID storedOwner(Postgres in) {
    UUID id = Ids.next();
    Consumer<EntityManager> insert =
        em ->
            em.createNativeQuery(
                    """
                    insert into users (id, username, email, full_name, password_hash, role, status,
                      created_at)
                    values (:id, :name, :name || '@example.org', 'Owner', '-', 'USER', 'ACTIVE',
                      now())""")
                .setParameter("id", id)
                .setParameter("name", "u" + id)
                .executeUpdate();
    in.run(insert);
    return id;
  }

  private static UUID storedOwner() {
    return storedOwner(postgres);
  }

  static StoryStore store(EntityManager em) {
    StoryStore store = new StoryStore();
    store.em = em;
    return store;
  }
}
