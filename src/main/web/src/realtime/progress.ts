import type { StepName } from '../api/story-types';
import { Feed, type FeedListener, type FeedPlace } from './feed';

/** The events of steps and batches (realtime contract, section 4). */

export const PHASES = ['start', 'progress', 'complete', 'error'] as const;
export type EventPhase = (typeof PHASES)[number];

export interface ProgressEvent {
  phase: EventPhase;
  payload: Record<string, unknown>;
}

interface Namespace {
  namespace: string;
  join: string;
  leave: string;
  /** What its events begin with. */
  kind: string;
}

export const OF_STEPS: Record<StepName, Namespace> = {
  story: {
    namespace: '/stories',
    join: 'join-story-room',
    leave: 'leave-story-room',
    kind: 'story',
  },
  audio: {
    namespace: '/audio',
    join: 'join-audio-room',
    leave: 'leave-audio-room',
    kind: 'audio',
  },
  images: {
    namespace: '/images',
    join: 'join-image-room',
    leave: 'leave-image-room',
    kind: 'image',
  },
};

const OF_BATCHES: Namespace = {
  namespace: '/batch',
  join: 'join-batch-room',
  leave: 'leave-batch-room',
  kind: 'batch',
};

export type ProgressListener = Omit<FeedListener, 'onEvent'> & {
  onProgress(event: ProgressEvent): void;
};

/** One step of one story. */
export function stepFeed(
  place: FeedPlace,
  step: StepName,
  storyId: string,
  listener: ProgressListener,
): Feed {
  return progressFeed(place, OF_STEPS[step], { storyId }, listener);
}

export function batchFeed(place: FeedPlace, jobId: string, listener: ProgressListener): Feed {
  return progressFeed(place, OF_BATCHES, { jobId }, listener);
}

function progressFeed(
  place: FeedPlace,
  { namespace, join, kind }: Namespace,
  about: Record<string, string>,
  listener: ProgressListener,
): Feed {
  const events = PHASES.map((phase) => `${kind}:processing:${phase}`);
  return new Feed(
    place,
    { namespace, join, question: () => about, events },
    {
      ...boundTo(listener),
      onEvent: (name, payload) => {
        const event = progressEvent(name, payload);
        if (event && isAbout(event.payload, about)) {
          listener.onProgress(event);
        }
      },
    },
  );
}

function boundTo(listener: ProgressListener): Omit<FeedListener, 'onEvent'> {
  return {
    onJoined: () => listener.onJoined(),
    onState: (state) => listener.onState(state),
    onRefused: (refusal) => listener.onRefused(refusal),
  };
}

/** Reads an event; null when it is none of these. */
export function progressEvent(name: string, payload: unknown): ProgressEvent | null {
  const phase = PHASES.find((known) => name.endsWith(`:processing:${known}`));
  return phase && typeof payload === 'object' && payload !== null
    ? { phase, payload: payload as Record<string, unknown> }
    : null;
}

function isAbout(payload: Record<string, unknown>, about: Record<string, string>): boolean {
  return Object.entries(about).every(([name, id]) => payload[name] === id);
}
