import { STEPS, type StepName, type Story } from '../api/story-types';
import type { Feed } from '../realtime/feed';
import { type ProgressEvent, stepFeed } from '../realtime/progress';
import type { RoomState } from '../realtime/room-state';
import { feedPlace } from '../site';
import { afterEvent, afterLook, asked, type StepState, stepOf } from './step-state';

interface StoryStepsListener {
  onStep(step: StepName, state: StepState, event: ProgressEvent | null): void;
  /** In a room again: what happened in between has to be looked at. */
  onJoined(): void;
  onState(state: RoomState): void;
}

/** The three steps of one story as they go on, told by their namespaces. */
export class StorySteps {
  private readonly states: Record<StepName, StepState>;
  /** How many events each step had: what was looked at before an event is older than it. */
  private readonly told: Record<StepName, number> = { story: 0, audio: 0, images: 0 };
  private readonly lines = new Map<StepName, RoomState>();
  private readonly feeds: Feed[];

  constructor(
    story: Story,
    private readonly listener: StoryStepsListener,
  ) {
    this.states = {
      story: stepOf(story, 'story'),
      audio: stepOf(story, 'audio'),
      images: stepOf(story, 'images'),
    };
    this.feeds = STEPS.map((step) =>
      stepFeed(feedPlace, step, story.id, {
        onProgress: (event) => this.happened(step, event),
        onJoined: () => listener.onJoined(),
        onState: (state) => this.lineChanged(step, state),
        onRefused: () => listener.onJoined(),
      }),
    );
  }

  open(): void {
    for (const feed of this.feeds) {
      feed.open();
    }
  }

  close(): void {
    for (const feed of this.feeds) {
      feed.close();
    }
  }

  state(step: StepName): StepState {
    return this.states[step];
  }

  /** It was asked for here. */
  started(step: StepName): void {
    this.set(step, asked(), null);
  }

  /** Looks at the story's record; steps that had an event while it was on its way are left. */
  async look(find: () => Promise<Story>): Promise<Story> {
    const before = { ...this.told };
    const story = await find();
    for (const step of STEPS) {
      if (this.told[step] === before[step]) {
        this.set(step, afterLook(this.states[step], story, step), null);
      }
    }
    return story;
  }

  private happened(step: StepName, event: ProgressEvent): void {
    this.told[step]++;
    this.set(step, afterEvent(this.states[step], event, Date.now()), event);
  }

  private set(step: StepName, state: StepState, event: ProgressEvent | null): void {
    this.states[step] = state;
    this.listener.onStep(step, state, event);
  }

  /** The page is as well connected as the worst of the three. */
  private lineChanged(step: StepName, state: RoomState): void {
    this.lines.set(step, state);
    const all = [...this.lines.values()];
    const worst = (['refused', 'reconnecting', 'connecting'] as const).find((bad) =>
      all.includes(bad),
    );
    this.listener.onState(worst ?? 'connected');
  }
}
