/** How far a step of a story is: told by REST when the page opens, by events from then on. */
import type { StepName, Story } from '../api/story-types';
import type { ProgressEvent } from '../realtime/progress';

/** `waiting` is queued, or under way without any word from it so far. */
export type StepPhase = 'idle' | 'waiting' | 'running' | 'done' | 'failed';

export interface StepState {
  phase: StepPhase;
  /** 0 to 100. */
  progress: number;
  /** Which of how many parts is at hand. */
  part: { current: number; total: number } | null;
  /** When it should be done by this page's clock, in ms since the epoch. */
  doneAt: number | null;
  error: string | null;
}

const IDLE: StepState = { phase: 'idle', progress: 0, part: null, doneAt: null, error: null };
const WAITING: StepState = { ...IDLE, phase: 'waiting' };
const DONE: StepState = { ...IDLE, phase: 'done', progress: 100 };

/** The step as the story's own record has it. */
export function stepOf({ status }: Pick<Story, 'status'>, step: StepName): StepState {
  if (status.step === step) {
    return status.error === null ? WAITING : { ...IDLE, phase: 'failed', error: status.error };
  }
  const made = {
    story: status.storyGenerated,
    audio: status.audioGenerated,
    images: status.imagesGenerated,
  };
  return made[step] ? DONE : IDLE;
}

/** What an event makes of it. */
export function afterEvent(
  state: StepState,
  { phase, payload }: ProgressEvent,
  now: number,
): StepState {
  switch (phase) {
    case 'start':
      return { ...IDLE, phase: 'running', doneAt: later(payload.estimatedTime, now) };
    case 'progress':
      return {
        phase: 'running',
        progress: numberOf(payload.progress) ?? state.progress,
        part: partOf(payload),
        doneAt: later(payload.estimatedTimeRemaining, now),
        error: null,
      };
    case 'complete':
      return DONE;
    case 'error':
      return { ...state, phase: 'failed', doneAt: null, error: errorOf(payload) };
  }
}

/**
 * What a look at the story's record makes of it: the record knows whether the step is under way,
 * the events how far. It names one step only, so that another one may be under way beside it.
 */
export function afterLook(
  state: StepState,
  story: Pick<Story, 'status'>,
  step: StepName,
): StepState {
  const looked = stepOf(story, step);
  const { status } = story;
  const beside = looked.phase === 'idle' && status.step !== null && status.error === null;
  const same =
    (underWay(state) && (looked.phase === 'waiting' || beside)) ||
    (state.phase === 'failed' && looked.phase === 'failed');
  return same ? state : looked;
}

/** The story with what its rewriting tells at the end, which its record says a moment later. */
export function rewritten(story: Story, { phase, payload }: ProgressEvent): Story {
  const { generatedContent, generatedWordCount } = payload;
  if (phase !== 'complete' || typeof generatedContent !== 'string') {
    return story;
  }
  return {
    ...story,
    generatedContent,
    status: { ...story.status, storyGenerated: true },
    metadata: { ...story.metadata, generatedWordCount: numberOf(generatedWordCount) },
  };
}

/** It was asked for just now. */
export function asked(): StepState {
  return WAITING;
}

export function underWay({ phase }: StepState): boolean {
  return phase === 'waiting' || phase === 'running';
}

/** Seconds that are left, as far as anybody knows. */
export function secondsLeft({ doneAt }: StepState, now: number): number | null {
  return doneAt === null ? null : Math.max(0, (doneAt - now) / 1000);
}

export function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function later(seconds: unknown, now: number): number | null {
  const given = numberOf(seconds);
  return given === null ? null : now + given * 1000;
}

function partOf({ currentChunk, totalChunks }: ProgressEvent['payload']): StepState['part'] {
  const current = numberOf(currentChunk);
  const total = numberOf(totalChunks);
  return current === null || total === null ? null : { current, total };
}

function errorOf({ error, chunkIndex }: ProgressEvent['payload']): string {
  const words = typeof error === 'string' && error !== '' ? error : 'It failed.';
  const index = numberOf(chunkIndex);
  return index === null ? words : `Part ${index + 1}: ${words}`;
}
