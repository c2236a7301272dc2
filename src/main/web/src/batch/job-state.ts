/** How far a batch is: its record, moved on by its events. */
import type { Job, JobItem, JobState } from '../api/batch-types';
import { STEPS, type StepName } from '../api/story-types';
import type { ProgressEvent } from '../realtime/progress';
import { numberOf } from '../stories/step-state';

export interface JobView {
  job: Job;
  /** 0 to 100. */
  progress: number;
  /** When it should be done by this page's clock, in ms since the epoch. */
  doneAt: number | null;
}

export function viewOf(job: Job): JobView {
  return { job, progress: shareDone(job), doneAt: null };
}

/** The record was looked at again; what only events tell stays while it is under way. */
export function afterJobLook(view: JobView, job: Job): JobView {
  return goingOn(job)
    ? { job, progress: Math.max(view.progress, shareDone(job)), doneAt: view.doneAt }
    : viewOf(job);
}

export function afterJobEvent(
  view: JobView,
  { phase, payload }: ProgressEvent,
  now: number,
): JobView {
  const { job } = view;
  switch (phase) {
    case 'start':
      return {
        job: { ...job, state: 'running' },
        progress: 0,
        doneAt: later(payload.estimatedTime, now),
      };
    case 'progress':
      return {
        job: {
          ...job,
          state: 'running',
          processedFiles: numberOf(payload.processedFiles) ?? job.processedFiles,
          failedFiles: numberOf(payload.failedFiles) ?? job.failedFiles,
          currentStep: stepNamed(payload.currentStep) ?? job.currentStep,
        },
        progress: numberOf(payload.progress) ?? view.progress,
        doneAt: later(payload.estimatedTimeRemaining, now),
      };
    case 'complete':
      return {
        job: { ...job, failedFiles: numberOf(payload.totalFailed) ?? job.failedFiles },
        progress: 100,
        doneAt: null,
      };
    case 'error':
      return { ...view, job: withError(job, payload) };
  }
}

export function goingOn({ state }: { state: JobState }): boolean {
  return state === 'queued' || state === 'running';
}

/**
 * How far a file is, 0 to 100: the steps that are behind it, and as much of the one at hand as is
 * known.
 */
export function itemProgress(
  { state, step }: JobItem,
  steps: readonly StepName[],
  ofStep = 0,
): number {
  if (state === 'completed') {
    return 100;
  }
  const before = step === null ? 0 : Math.max(0, steps.indexOf(step));
  return steps.length === 0 ? 0 : Math.round((100 * before + ofStep) / steps.length);
}

/** A file that was refused is not here any more: it cannot be tried again, only uploaded again. */
export function canRetry(job: Job): boolean {
  const failed = job.items?.some(({ state, storyId }) => state === 'failed' && storyId !== null);
  return !goingOn(job) && failed === true;
}

function shareDone({ state, processedFiles, totalFiles }: Job): number {
  return state === 'completed' || totalFiles === 0 ? 100 : (100 * processedFiles) / totalFiles;
}

/** One file that failed does not stop the others. */
function withError(job: Job, { error, fileIndex }: ProgressEvent['payload']): Job {
  const index = numberOf(fileIndex);
  const words = typeof error === 'string' ? error : null;
  if (index === null || !job.items) {
    return job;
  }
  const items = job.items.map((item) =>
    item.fileIndex === index ? { ...item, state: 'failed' as const, error: words } : item,
  );
  return { ...job, items };
}

function stepNamed(value: unknown): StepName | null {
  return STEPS.find((step) => step === value) ?? null;
}

function later(seconds: unknown, now: number): number | null {
  const given = numberOf(seconds);
  return given === null ? null : now + given * 1000;
}
