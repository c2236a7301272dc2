import type { Activity } from '../api/dashboard-types';
import { batchUrl, storyUrl } from '../stories/links';
import { STEP_NAMES } from '../stories/step-words';
import { el, link } from '../ui/dom';
import { KEY, redraw } from '../ui/focus';
import { moment } from '../ui/moment';

const KEPT = 30;

const SUBJECTS: Record<string, string> = { ...STEP_NAMES, batch: 'Batch' };

const OUTCOMES: Record<string, string> = {
  created: 'added',
  completed: 'done',
  failed: 'failed',
  cancelled: 'cancelled',
};

/** What happened lately, the newest first. */
export class ActivityView {
  readonly element: HTMLElement;
  private entries: readonly Activity[] = [];
  private readonly list = el('ol', {
    class: 'activity',
    testid: 'activity',
    attrs: { role: 'list', tabindex: '-1' },
  });
  private readonly nothing = el('p', { class: 'hint' }, 'Nothing has happened yet.');

  constructor() {
    const heading = el('h2', { id: 'activity-heading' }, 'Latest');
    this.element = el(
      'section',
      { class: 'panel', attrs: { 'aria-labelledby': heading.id } },
      heading,
      this.nothing,
      this.list,
    );
  }

  replace(entries: readonly Activity[]): void {
    this.entries = newestFirst(entries, []);
    this.show();
  }

  add(entry: Activity): void {
    this.entries = newestFirst([entry], this.entries);
    this.show();
  }

  /** Draws it anew; “a minute ago” grows old. */
  show(): void {
    const now = Date.now();
    this.nothing.hidden = this.entries.length > 0;
    redraw(this.list, () => this.list.replaceChildren(...this.entries.map((e) => row(e, now))));
  }
}

/** Each once, however it came: by REST, pushed, or pushed again after a reconnect. */
export function newestFirst(more: readonly Activity[], old: readonly Activity[]): Activity[] {
  const known = new Map([...old, ...more].map((entry) => [entry.id, entry]));
  return [...known.values()]
    .sort((a, b) => Date.parse(b.timestamp) - Date.parse(a.timestamp))
    .slice(0, KEPT);
}

function row(entry: Activity, now: number): HTMLElement {
  const { id, type, title, level, timestamp } = entry;
  const address = addressOf(entry);
  return el(
    'li',
    { testid: 'activity-entry', attrs: { [KEY]: id, 'data-level': level } },
    el('span', { class: 'activity-what' }, wordsFor(type)),
    address
      ? link(title, address, { testid: 'activity-link', attrs: { dir: 'auto' } })
      : el('span', { attrs: { dir: 'auto' } }, title),
    el('span', { class: 'hint' }, moment(timestamp, now)),
  );
}

/** “Audio done”; a type that is newer than this page is shown as it is. */
function wordsFor(type: string): string {
  const [subject = '', outcome = ''] = type.split('.');
  const words = [SUBJECTS[subject], OUTCOMES[outcome]];
  return words.every((word) => word !== undefined) ? words.join(' ') : type;
}

export function addressOf({ type, refId }: Pick<Activity, 'type' | 'refId'>): string | null {
  if (refId === null) {
    return null;
  }
  return type.startsWith('batch.') ? batchUrl(refId) : storyUrl(refId);
}
