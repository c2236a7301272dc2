import type { StepName, Story } from '../api/story-types';
import { confirmed } from '../ui/confirm';
import { button, el } from '../ui/dom';
import { problemLine } from '../ui/fields';
import { runForm } from '../ui/forms';
import { ProgressBar } from '../ui/progress-bar';
import { phaseChip } from './step-chip';
import { optionFields } from './step-options';
import { type StepState, underWay } from './step-state';
import { lineOf, STEP_NAMES } from './step-words';

interface StepPanelParts {
  step: StepName;
  story: Story;
  /** Asks the server to do the step with these options. */
  start: (values: Record<string, string>) => Promise<void>;
}

const GONE: Record<StepName, string> = {
  story: 'The text that was made before is replaced by a new one.',
  audio: 'The recordings that were made before are replaced by new ones.',
  images: 'The pictures that were made before are replaced by new ones.',
};

/** One step of a story: how far it is, and what starts it. */
export class StepPanel {
  readonly element: HTMLElement;
  private state: StepState | null = null;
  private readonly chipPlace = el('span', {});
  private readonly bar: ProgressBar;
  private readonly failure: HTMLElement;
  private readonly made: HTMLElement;
  private readonly startButton: HTMLButtonElement;
  private readonly options: HTMLDetailsElement;

  constructor(private readonly parts: StepPanelParts) {
    const { step } = parts;
    const name = STEP_NAMES[step];
    this.bar = new ProgressBar(`${name}: progress`, `step-${step}-progress`);
    this.failure = problemLine(`step-${step}-failure`);
    this.made = el('p', { class: 'hint step-made', testid: `step-${step}-made` });
    this.startButton = button('', {
      testid: `step-${step}-start`,
      attrs: { type: 'submit', disabled: '' },
    });
    const fields = optionFields(step, `step-${step}`, parts.story);
    this.options = el(
      'details',
      { class: 'more-options' },
      el('summary', {}, 'Options'),
      ...fields,
    );
    const heading = el('h2', { id: `step-${step}-heading` }, name);
    this.element = el(
      'section',
      { class: 'panel step', testid: `step-${step}`, attrs: { 'aria-labelledby': heading.id } },
      el('div', { class: 'step-head' }, heading, this.chipPlace),
      this.bar.element,
      this.failure,
      this.made,
      this.form(),
    );
  }

  /** @param made what is said of the result, once there is one */
  show(state: StepState, now: number, made: string): void {
    const { step } = this.parts;
    if (this.state?.phase !== state.phase) {
      this.element.dataset.phase = state.phase;
      this.chipPlace.replaceChildren(phaseChip(state.phase, `step-${step}-phase`));
    }
    this.state = state;
    this.bar.element.hidden = !underWay(state);
    if (underWay(state)) {
      this.bar.show(state.phase === 'waiting' ? null : state.progress, lineOf(state, now));
    }
    this.say(this.failure, state.error ?? '');
    this.say(this.made, underWay(state) ? '' : made);
  }

  /** @param reason why it cannot be started now, or null when it can */
  allow(reason: string | null): void {
    const busy = this.state !== null && underWay(this.state);
    this.startButton.disabled = busy || reason !== null;
    this.startButton.title = reason ?? '';
    this.startButton.textContent = this.startWords();
  }

  private startWords(): string {
    switch (this.state?.phase) {
      case 'done':
        return 'Make again';
      case 'failed':
        return 'Go on from there';
      default:
        return 'Start';
    }
  }

  private say(line: HTMLElement, words: string): void {
    line.hidden = words === '';
    if (line.textContent !== words) {
      line.textContent = words;
    }
  }

  private form(): HTMLFormElement {
    const { step, start } = this.parts;
    const problem = problemLine(`step-${step}-error`);
    const form = el(
      'form',
      { class: 'form step-form', attrs: { novalidate: '' } },
      problem,
      this.options,
      this.startButton,
    );
    form.addEventListener('invalid', () => this.openOptions(), true);
    runForm({
      form,
      problem,
      submit: async (values) => {
        if (await this.agreed()) {
          await start(values).catch((error) => {
            this.openOptions();
            throw error;
          });
        }
      },
    });
    return form;
  }

  /** What is wrong with a field must be seen. */
  private openOptions(): void {
    this.options.open = true;
  }

  private async agreed(): Promise<boolean> {
    const { step } = this.parts;
    return (
      this.state?.phase !== 'done' ||
      confirmed({
        title: `${STEP_NAMES[step]}: make it again?`,
        text: GONE[step],
        accept: 'Make again',
        danger: false,
      })
    );
  }
}
