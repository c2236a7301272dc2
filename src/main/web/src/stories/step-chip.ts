import type { StepName, Story } from '../api/story-types';
import { STEPS } from '../api/story-types';
import { el } from '../ui/dom';
import { type StepPhase, stepOf } from './step-state';
import { PHASE_NAMES, STEP_NAMES } from './step-words';

/** What a step has come to: a mark with its words. */
export function phaseChip(phase: StepPhase, testid: string): HTMLElement {
  const attrs = { 'data-phase': phase };
  return el('span', { class: 'chip phase', testid, attrs }, PHASE_NAMES[phase]);
}

/** All three steps of a story in one line. */
export function stepChips(story: Pick<Story, 'status'>): HTMLElement {
  return el('ul', { class: 'chips', attrs: { role: 'list' } }, ...STEPS.map(chipOf));

  function chipOf(step: StepName): HTMLElement {
    const { phase } = stepOf(story, step);
    const words = `${STEP_NAMES[step]}: ${PHASE_NAMES[phase].toLowerCase()}`;
    return el(
      'li',
      {
        class: 'chip phase',
        testid: `story-step-${step}`,
        attrs: { 'data-phase': phase, title: words },
      },
      el('span', { class: 'visually-hidden' }, words),
      el('span', { attrs: { 'aria-hidden': 'true' } }, STEP_NAMES[step]),
    );
  }
}
