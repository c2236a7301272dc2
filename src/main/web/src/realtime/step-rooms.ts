import type { StepName } from '../api/story-types';
import type { FeedPlace } from './feed';
import { Line } from './line';
import { OF_STEPS, PHASES, type ProgressEvent, progressEvent } from './progress';

/** A step of a story that somebody wants to follow. */
export interface Followed {
  storyId: string;
  step: StepName;
}

/**
 * How far the steps of several stories are, while they are wanted: one line for each kind of step, a
 * room for each story. What cannot be followed is left out; whoever asks knows less then.
 */
export class StepRooms {
  private readonly lines = new Map<StepName, Line>();
  private readonly wanted: Record<StepName, ReadonlySet<string>> = {
    story: new Set(),
    audio: new Set(),
    images: new Set(),
  };

  constructor(
    private readonly place: FeedPlace,
    private readonly moved: (storyId: string, step: StepName, event: ProgressEvent) => void,
  ) {}

  /** These and no others from now on. */
  follow(steps: readonly Followed[]): void {
    for (const step of Object.keys(OF_STEPS) as StepName[]) {
      const ids = steps.filter((other) => other.step === step).map(({ storyId }) => storyId);
      this.want(step, new Set(ids));
    }
  }

  close(): void {
    for (const line of this.lines.values()) {
      line.close();
    }
  }

  private want(step: StepName, ids: ReadonlySet<string>): void {
    const before = this.wanted[step];
    this.wanted[step] = ids;
    const line = this.lines.get(step);
    if (line?.socket.connected) {
      const { join, leave } = OF_STEPS[step];
      tell(line, leave, before, ids);
      tell(line, join, ids, before);
    } else if (!line && ids.size > 0) {
      this.open(step);
    }
  }

  private open(step: StepName): void {
    const { namespace, join, kind } = OF_STEPS[step];
    const { root, tokens, onSignInNeeded } = this.place;
    const line = new Line(
      { root, namespace, tokens },
      {
        onConnect: () => {
          line.steady();
          tell(line, join, this.wanted[step], new Set());
        },
        onLost: () => {},
        onSignInNeeded,
      },
    );
    for (const phase of PHASES) {
      const name = `${kind}:processing:${phase}`;
      line.socket.on(name, (payload: unknown) => this.happened(step, name, payload));
    }
    this.lines.set(step, line);
    line.open();
  }

  private happened(step: StepName, name: string, payload: unknown): void {
    const event = progressEvent(name, payload);
    const storyId = event?.payload.storyId;
    if (event && typeof storyId === 'string' && this.wanted[step].has(storyId)) {
      this.moved(storyId, step, event);
    }
  }
}

/** Says this of all stories that are among the first but not among the others. */
function tell(line: Line, event: string, all: ReadonlySet<string>, but: ReadonlySet<string>) {
  for (const storyId of all) {
    if (!but.has(storyId)) {
      line.socket.emit(event, { storyId });
    }
  }
}
