package live.grandstand.jobs;

import jakarta.persistence.EntityManager;
import java.lang.invoke.MethodHandles;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import live.grandstand.accounts.UserService;
import live.grandstand.accounts.UserSummary;
import live.grandstand.jobs.StepChanged.Phase;
import live.grandstand.platform.Ids;
import live.grandstand.platform.PooledConnections;
import live.grandstand.platform.Settings;
import live.grandstand.platform.Settings.ByRole;
import live.grandstand.platform.Settings.Rate;
import live.grandstand.socketio.TestServer;
import live.grandstand.testing.Postgres;
import live.grandstand.testing.Transactions;

/**
 * Nodes that work on one real database: their services, rooms and schedulers, put together by hand.
 * Steps are {@link CountedSteps}, which store what they make in rows that nothing else knows.
 */
final class JobStage implements AutoCloseable {
  static final Duration HEARTBEAT = Duration.ofMillis(200);

  final Postgres postgres;
  final CountedSteps steps;
  final Map<UUID, StoryRef> stories = new ConcurrentHashMap<>();
  private final List<Node> nodes = new ArrayList<>();
  volatile int lanes = 2;
  volatile Rate quota = new Rate(1000, Duration.ofDays(1));

  JobStage(Postgres postgres) {
    this.postgres = postgres;
    this.steps = new CountedSteps();
    postgres.run(CountedSteps::clear);
  }

  /** One server of many. */
  final class Node implements AutoCloseable {
    final Transactions transactions = new Transactions(postgres.entities());
    final StepService service;
    final BatchService batches;
    final LaneService lanes;
    final StepRunner runner = new StepRunner();
    final ProgressRooms rooms = new ProgressRooms();
    final JobsLifecycle lifecycle = new JobsLifecycle();
    final TestServer server = new TestServer(new live.grandstand.gateway.AppErrors());
    final List<StepChanged> events = new CopyOnWriteArrayList<>();
    final List<BatchFinished> finished = new CopyOnWriteArrayList<>();
    final List<BatchChanged> batchEvents = new CopyOnWriteArrayList<>();

    Node(int threads) throws Exception {
      service = transactions.service(StepService.class, MethodHandles.lookup());
      batches = transactions.service(BatchService.class, MethodHandles.lookup());
      lanes = transactions.service(LaneService.class, MethodHandles.lookup());
      EntityManager em = transactions.entityManager();
      wire(service, em);
      wire(batches, em);
      lanes.runs = service.runs;
      lanes.limits = service.limits;
      lanes.clock = service.clock;
      runner.service = service;
      runner.steps = service.steps;
      runner.lanes = lanes;
      runner.clock = service.clock;
      rooms.server = server.sockets();
      rooms.steps = service;
      rooms.batches = batches;
      rooms.catalogue = service.steps;
      wire(lifecycle, threads);
    }

    private void wire(StepService made, EntityManager em) {
      made.runs = new StepStore();
      made.runs.em = em;
      made.steps = new StageCatalogue(em);
      made.limits = new StageLimits();
      made.times = new ChunkTimes();
      made.clock = Clock.systemUTC();
      made.changed =
          transactions.new Events<StepChanged>()
              .inProgress(change -> batches.follow(change))
              .afterSuccess(events::add)
              .afterSuccess(rooms::follow)
              .afterSuccess(lifecycle::queued);
    }

    private void wire(BatchService made, EntityManager em) {
      made.batches = new BatchStore();
      made.batches.em = em;
      made.steps = service;
      made.catalogue = service.steps;
      made.users = new Names();
      made.times = service.times;
      made.clock = service.clock;
      made.changed =
          transactions.new Events<BatchChanged>()
              .afterSuccess(batchEvents::add)
              .afterSuccess(rooms::follow);
      made.finished = transactions.new Events<BatchFinished>().afterSuccess(finished::add);
    }

    private void wire(JobsLifecycle made, int threads) {
      made.runner = runner;
      made.lanes = lanes;
      made.rooms = rooms;
      made.pool = new Connections(postgres.dataSource());
      made.database = new Settings.Db("jdbc:postgresql://elsewhere", "x", null, 5);
      made.limits =
          new Settings.Jobs(
              threads,
              new ByRole<>(1, 1, 1),
              new ByRole<>(quota, quota, quota),
              Duration.ofMillis(100),
              HEARTBEAT);
      made.clock = Clock.systemUTC();
    }

    Node start() {
      lifecycle.start(Executors.defaultThreadFactory());
      return this;
    }

    UUID enqueue(StoryRef story, StepKind... kinds) {
      return enqueue(story, PipelineSettings.standard(List.of(kinds), null));
    }

    UUID enqueue(StoryRef story, PipelineSettings settings) {
      return service.enqueue(
          new EnqueueStep(story.id(), story.ownerId(), story.contentVersion(), settings));
    }

    /** What was told of a run, in order. */
    List<Phase> phases(UUID run) {
      return events.stream()
          .filter(event -> event.runId().equals(run))
          .map(StepChanged::phase)
          .toList();
    }

    /** The stories whose runs ended well, in order. */
    List<UUID> completed() {
      return events.stream()
          .filter(event -> event.phase() == Phase.COMPLETE)
          .map(StepChanged::storyId)
          .toList();
    }

    @Override
    public void close() {
      lifecycle.stop();
      server.close();
    }
  }

  Node node(int threads) throws Exception {
    Node made = new Node(threads);
    nodes.add(made);
    return made;
  }

  @Override
  public void close() {
    steps.release();
    nodes.forEach(Node::close);
  }

  // ---- people and their stories ----------------------------------------------------------------

  UUID user() {
    UUID id = Ids.next();
    postgres.run(em -> CountedSteps.addUser(em, id));
    return id;
  }

  /** A story that its steps make so many chunks of. */
  StoryRef story(UUID owner, int chunks) {
    StoryRef story = new StoryRef(Ids.next(), owner, "A story", 0, true);
    postgres.run(em -> CountedSteps.addStory(em, story));
    steps.chunks(story.id(), chunks);
    stories.put(story.id(), story);
    return story;
  }

  JobState state(UUID run) {
    return postgres.call(em -> em.find(StoredRun.class, run).state());
  }

  // ---- what the container is otherwise ---------------------------------------------------------

  private final class StageCatalogue extends StepCatalogue {
    private final EntityManager em;

    StageCatalogue(EntityManager em) {
      this.em = em;
    }

    @Override
    Step of(StepKind kind) {
      return JobStage.this.steps.step(kind, em);
    }

    @Override
    Optional<StoryRef> story(UUID storyId) {
      return Optional.ofNullable(JobStage.this.stories.get(storyId));
    }
  }

  private final class StageLimits extends JobLimits {
    @Override
    int lanes(UUID owner) {
      return lanes;
    }

    @Override
    Rate quota(UUID owner) {
      return quota;
    }
  }

  private static final class Names extends UserService {
    @Override
    public UserSummary publicView(UUID id) {
      return new UserSummary(id, "somebody", null);
    }
  }

  private static final class Connections extends PooledConnections {
    private final DataSource source;

    Connections(DataSource source) {
      this.source = source;
    }

    @Override
    public DataSource dataSource() {
      return source;
    }
  }
}
