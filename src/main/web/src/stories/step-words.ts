/** What steps and their states are called on the page. */
import type { StepName } from '../api/story-types';
import { remaining } from '../ui/durations';
import { type StepPhase, type StepState, secondsLeft } from './step-state';

export const STEP_NAMES: Record<StepName, string> = {
  story: 'Story',
  audio: 'Audio',
  images: 'Pictures',
};

export const PHASE_NAMES: Record<StepPhase, string> = {
  idle: 'Not made yet',
  waiting: 'Waiting',
  running: 'Under way',
  done: 'Done',
  failed: 'Failed',
};

/** The line below a step's bar. */
export function lineOf(state: StepState, now: number): string {
  if (state.phase === 'waiting') {
    return 'It begins as soon as it is its turn.';
  }
  const facts = [
    `${Math.round(state.progress)} %`,
    state.part && `part ${state.part.current} of ${state.part.total}`,
    remaining(secondsLeft(state, now)),
  ];
  return facts.filter((fact) => fact !== null).join(' · ');
}

/** What is read out when a step turns to another phase; nothing for the phases in between. */
export function announcement(step: StepName, state: StepState): string | null {
  switch (state.phase) {
    case 'running':
      return `${STEP_NAMES[step]}: under way.`;
    case 'done':
      return `${STEP_NAMES[step]}: done.`;
    default:
      return null;
  }
}
