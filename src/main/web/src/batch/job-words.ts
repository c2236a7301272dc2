/** What states of batches and of their files are called. */
import type { Job, JobState } from '../api/batch-types';
import type { StepPhase } from '../stories/step-state';
import { el } from '../ui/dom';

const STATES: Record<JobState, readonly [words: string, phase: StepPhase]> = {
  queued: ['Waiting', 'waiting'],
  running: ['Under way', 'running'],
  completed: ['Done', 'done'],
  failed: ['Failed', 'failed'],
  cancelled: ['Cancelled', 'idle'],
};

/** It looks like the phase of a step that means the same. */
export function stateChip(state: JobState, testid: string): HTMLElement {
  const [words, phase] = STATES[state];
  const attrs = { 'data-phase': phase, 'data-state': state };
  return el('span', { class: 'chip phase', testid, attrs }, words);
}

export function filesOf(count: number): string {
  return `${count} ${count === 1 ? 'file' : 'files'}`;
}

/** “5 of 12 files, 1 failed”. */
export function countsOf({ processedFiles, totalFiles, failedFiles }: Job): string {
  const failed = failedFiles > 0 ? `, ${failedFiles} failed` : '';
  return `${processedFiles} of ${filesOf(totalFiles)}${failed}`;
}
