import type { DashboardQuery } from '../api/dashboard';
import type { Activity, DashboardStats, TimeRange } from '../api/dashboard-types';
import { messageOf } from '../api/problem';
import { Feed } from '../realtime/feed';
import { dashboard, feedPlace } from '../site';
import { Coalesced } from '../ui/coalesced';
import { el } from '../ui/dom';
import { Filters } from '../ui/filters';
import { LineState } from '../ui/line-state';
import { noticeBlock, retryButton } from '../ui/notice';
import { whileVisible } from '../ui/visible-interval';
import { ActivityView } from './activity-view';
import { genreChart, processingChart } from './charts';
import { genrePoints, processingPoints } from './series';
import { StatsView } from './stats-view';

const EVENTS = ['stats:update', 'chart:update', 'activity:update', 'dashboard-error'];
const RANGES: readonly TimeRange[] = ['day', 'week', 'month', 'all'];
const STANDARD_RANGE: TimeRange = 'week';
const AGES_MS = 30_000;
const RELOAD_MS = 2000;

/** Each is shown by itself: asked for, or pushed. */
type Part = 'stats' | 'processing' | 'genre';

/** Numbers, charts and what happened lately: asked for once, pushed from then on. */
export class DashboardPage {
  readonly element: HTMLElement;
  readonly line = new LineState('dashboard-line');
  private readonly stats = new StatsView();
  private readonly processing = processingChart();
  private readonly genres = genreChart();
  private readonly activity = new ActivityView();
  private readonly failure = el('div', {});
  private readonly filters: Filters;
  private readonly feed: Feed;
  private readonly latest = new Coalesced(RELOAD_MS, () => this.loadActivity());
  private questions = 0;
  /** What was pushed since a question was asked is newer than its answer. */
  private readonly pushed = new Set<Part>();

  constructor(form: HTMLFormElement) {
    this.filters = new Filters(form, () => this.asked());
    this.feed = new Feed(
      feedPlace,
      {
        namespace: '/dashboard',
        join: 'join-dashboard',
        question: () => this.query(),
        events: EVENTS,
      },
      {
        onEvent: (name, payload) => this.happened(name, payload),
        onJoined: () => void this.load(),
        onState: (state) => this.line.show(state),
        onRefused: (refusal) => this.failed(refusal.message),
      },
    );
    this.element = el(
      'div',
      { class: 'dashboard', testid: 'dashboard', attrs: { 'aria-busy': 'true' } },
      this.failure,
      this.stats.element,
      el('div', { class: 'charts' }, this.processing.element, this.genres.element),
      this.activity.element,
    );
  }

  open(): void {
    this.feed.open();
    void this.load();
    whileVisible(AGES_MS, () => this.activity.show());
  }

  private query(): DashboardQuery {
    const { scope, timeRange } = this.filters.values();
    return {
      scope: scope === 'all' ? 'all' : 'own',
      timeRange: RANGES.find((range) => range === timeRange) ?? STANDARD_RANGE,
    };
  }

  /** Another question: what was pushed for the old one is not an answer to it. */
  private asked(): void {
    this.element.setAttribute('aria-busy', 'true');
    this.feed.ask();
    void this.load();
  }

  private async load(): Promise<void> {
    const question = ++this.questions;
    const query = this.query();
    this.pushed.clear();
    this.latest.ask();
    try {
      const [stats, processing, genres] = await Promise.all([
        dashboard.stats(query),
        dashboard.processing(query),
        dashboard.genres(query),
      ]);
      if (question === this.questions) {
        this.failure.replaceChildren();
        this.showUnlessPushed('stats', () => this.stats.show(stats));
        this.showUnlessPushed('processing', () => this.showProcessing(processing));
        this.showUnlessPushed('genre', () => this.showGenres(genres));
        this.element.removeAttribute('aria-busy');
      }
    } catch (error) {
      if (question === this.questions) {
        this.failed(messageOf(error));
      }
    }
  }

  private showUnlessPushed(part: Part, show: () => void): void {
    if (!this.pushed.has(part)) {
      show();
    }
  }

  /** Only the last thing that happened is pushed; of several in a second the others are fetched. */
  private async loadActivity(): Promise<void> {
    const { scope } = this.query();
    const page = await dashboard.activity(scope).catch(() => null);
    if (page !== null && scope === this.query().scope) {
      this.activity.replace(page.items);
    }
  }

  private failed(words: string): void {
    this.element.removeAttribute('aria-busy');
    this.failure.replaceChildren(
      noticeBlock({
        testid: 'dashboard-error',
        title: 'The dashboard could not be loaded',
        text: words,
        action: retryButton(() => this.asked()),
      }),
    );
  }

  private happened(name: string, payload: unknown): void {
    switch (name) {
      case 'stats:update':
        this.pushed.add('stats');
        this.stats.show(payload as Partial<DashboardStats>);
        break;
      case 'chart:update':
        this.chartPushed(payload as { chartType?: unknown; data?: unknown });
        break;
      case 'activity:update':
        this.activity.add(payload as Activity);
        this.latest.ask();
        break;
      case 'dashboard-error':
        this.failed((payload as { message?: string }).message ?? 'It is not for you any more.');
        break;
    }
  }

  private chartPushed({ chartType, data }: { chartType?: unknown; data?: unknown }): void {
    if (chartType === 'processing') {
      this.pushed.add('processing');
      this.showProcessing(data);
    } else if (chartType === 'genre') {
      this.pushed.add('genre');
      this.showGenres(data);
    }
  }

  private showProcessing(data: unknown): void {
    this.processing.show(processingPoints(data));
  }

  private showGenres(data: unknown): void {
    this.genres.show(genrePoints(data));
  }
}
