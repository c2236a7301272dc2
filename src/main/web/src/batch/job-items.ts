import type { Job, JobItem } from '../api/batch-types';
import type { StepName } from '../api/story-types';
import type { ProgressEvent } from '../realtime/progress';
import type { Followed } from '../realtime/step-rooms';
import { storyUrl } from '../stories/links';
import { numberOf } from '../stories/step-state';
import { STEP_NAMES } from '../stories/step-words';
import { type Child, el, link } from '../ui/dom';
import { KEY, redraw } from '../ui/focus';
import { table } from '../ui/table';
import { itemProgress } from './job-state';
import { stateChip } from './job-words';

/** The files of a batch, each with how far it is. */
export class JobItems {
  readonly element = el('div', { testid: 'job-items', attrs: { tabindex: '-1' } });
  private items: readonly JobItem[] = [];
  private steps: readonly StepName[] = [];
  /** How far the step at hand is, as its room tells; by story and step. */
  private readonly told = new Map<string, number>();

  show({ items = [], settings }: Job): void {
    this.items = items;
    this.steps = settings.steps;
    this.forget();
    redraw(this.element, () => this.element.replaceChildren(this.table()));
  }

  /** Those whose steps can be followed. */
  get underWay(): Followed[] {
    return this.items.flatMap(({ state, step, storyId }) =>
      state === 'running' && step !== null && storyId !== null ? [{ storyId, step }] : [],
    );
  }

  /** Moves one bar: drawing all anew many times a second would be in everybody's way. */
  stepMoved(storyId: string, step: StepName, { phase, payload }: ProgressEvent): void {
    const progress = phase === 'complete' ? 100 : numberOf(payload.progress);
    const item = this.items.find((other) => other.storyId === storyId && other.step === step);
    if (item && progress !== null) {
      this.told.set(keyOf(storyId, step), progress);
      const row = this.element.querySelector(`[${KEY}="${CSS.escape(item.id)}"]`);
      const bar = row?.querySelector('progress');
      if (bar) {
        bar.value = this.percent(item);
      }
    }
  }

  private percent(item: JobItem): number {
    const { storyId, step } = item;
    const known = storyId && step ? this.told.get(keyOf(storyId, step)) : undefined;
    return itemProgress(item, this.steps, known);
  }

  /** What is not under way any more is begun anew when it is tried again. */
  private forget(): void {
    const known = new Set(this.underWay.map(({ storyId, step }) => keyOf(storyId, step)));
    for (const key of this.told.keys()) {
      if (!known.has(key)) {
        this.told.delete(key);
      }
    }
  }

  private table(): HTMLElement {
    return table<JobItem>(
      {
        caption: 'Files of this batch',
        row: 'job-item',
        key: ({ id }) => id,
        columns: [
          { label: 'File', cell: itemName },
          { label: 'State', cell: ({ state }) => stateChip(state, 'item-state') },
          { label: 'Progress', cell: (item) => this.progressCell(item) },
        ],
      },
      this.items,
    );
  }

  private progressCell(item: JobItem): Child[] {
    if (item.state !== 'running' && item.state !== 'completed') {
      return [];
    }
    const attrs = { max: '100', 'aria-label': `${item.name}: progress` };
    const bar = el('progress', { testid: 'item-progress', attrs });
    bar.value = this.percent(item);
    const step = item.state === 'running' && item.step !== null && STEP_NAMES[item.step];
    return [bar, step && el('span', { class: 'under' }, step)];
  }
}

function itemName({ name, storyId, state, error }: JobItem): Child[] {
  const again = state === 'failed' && storyId === null && 'It has to be uploaded again.';
  return [
    storyId === null
      ? el('bdi', {}, name)
      : link(name, storyUrl(storyId), { testid: 'item-story', attrs: { dir: 'auto' } }),
    error && el('span', { class: 'under under-bad', testid: 'item-error' }, error),
    again && el('span', { class: 'under' }, again),
  ];
}

function keyOf(storyId: string, step: StepName): string {
  return `${storyId}/${step}`;
}
