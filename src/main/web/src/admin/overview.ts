import type { Stats } from '../api/admin-types';
import { messageOf } from '../api/problem';
import { admin } from '../site';
import { el } from '../ui/dom';
import { KEY } from '../ui/focus';
import { moment } from '../ui/moment';
import { clockTime } from '../ui/time';
import { whileVisible } from '../ui/visible-interval';
import { FigureView } from './figure-view';
import { FIGURES } from './figures';
import { panel, viewHead } from './layout';

const POLL_MS = 2500;
const LONGEST_GAP_MS = 4 * POLL_MS;

/** What is going on, as numbers that keep up while somebody looks. */
export function open(place: HTMLElement): void {
  const overview = new Overview();
  place.append(
    viewHead({
      title: 'Overview',
      lede: 'What is going on, every two and a half seconds.',
      aside: overview.state,
    }),
    overview.figures,
    panel('Servers', { testid: 'nodes' }, overview.nodes),
  );
  void overview.look();
  whileVisible(POLL_MS, () => void overview.look());
}

class Overview {
  readonly state = el('p', {
    class: 'overview-state',
    testid: 'overview-state',
    attrs: { role: 'status' },
  });
  readonly figures: HTMLElement;
  readonly nodes = el('ul', { class: 'logins', attrs: { role: 'list' } });
  private readonly views = FIGURES.map((figure) => new FigureView(figure, LONGEST_GAP_MS));
  private looking = false;
  private shownAt: number | null = null;

  constructor() {
    this.figures = el('div', { class: 'figures' }, ...this.views.map(({ element }) => element));
  }

  /** One question at a time; a slow answer makes the next one later, not many at once. */
  async look(): Promise<void> {
    if (this.looking) {
      return;
    }
    this.looking = true;
    try {
      this.show(await admin.stats(), Date.now());
    } catch (error) {
      this.say('stale', `${messageOf(error)}${this.since()}`);
    } finally {
      this.looking = false;
    }
  }

  private show(stats: Stats, at: number): void {
    for (const view of this.views) {
      view.show(stats, at);
    }
    this.nodes.replaceChildren(...stats.nodes.map((node) => nodeRow(node, at)));
    this.shownAt = at;
    this.say('live', 'Live');
  }

  private since(): string {
    return this.shownAt === null
      ? ''
      : ` The numbers are those of ${clockTime(new Date(this.shownAt).toISOString())}.`;
  }

  /** Told only when it is something else, or it would be read out all the time. */
  private say(state: 'live' | 'stale', words: string): void {
    if (this.state.textContent !== words) {
      this.state.dataset.state = state;
      this.state.textContent = words;
    }
  }
}

function nodeRow(node: Stats['nodes'][number], now: number): HTMLElement {
  const { id, startedAt, processors } = node;
  return el(
    'li',
    { class: 'login', testid: 'node', attrs: { [KEY]: id } },
    el('code', { class: 'wrap' }, id),
    el(
      'p',
      { class: 'hint' },
      `${processors} ${processors === 1 ? 'processor' : 'processors'}, started `,
      moment(startedAt, now),
    ),
  );
}
