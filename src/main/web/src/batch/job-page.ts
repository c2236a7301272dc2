import type { Job } from '../api/batch-types';
import { ApiError } from '../api/problem';
import type { Feed } from '../realtime/feed';
import { batchFeed, type ProgressEvent } from '../realtime/progress';
import { StepRooms } from '../realtime/step-rooms';
import { batches, feedPlace } from '../site';
import { STEP_NAMES } from '../stories/step-words';
import { Actions } from '../ui/actions';
import { Coalesced } from '../ui/coalesced';
import { confirmed } from '../ui/confirm';
import { button, el, link } from '../ui/dom';
import { remaining } from '../ui/durations';
import { redraw } from '../ui/focus';
import { LineState } from '../ui/line-state';
import { moment } from '../ui/moment';
import { ProgressBar } from '../ui/progress-bar';
import { toast } from '../ui/toast';
import { whileVisible } from '../ui/visible-interval';
import { JobItems } from './job-items';
import { afterJobEvent, afterJobLook, canRetry, goingOn, type JobView, viewOf } from './job-state';
import { countsOf, filesOf, stateChip } from './job-words';

const TICK_MS = 1000;
const LOOK_MS = 20_000;
const RELOAD_MS = 1000;

/** A batch: how far it is, and each of its files. */
export class JobPage {
  readonly element: HTMLElement;
  private view: JobView;
  private readonly head = el('div', { class: 'step-head' });
  private readonly line = new LineState('job-line');
  private readonly said = el('p', { class: 'visually-hidden', attrs: { role: 'status' } });
  private readonly bar = new ProgressBar('Batch: progress', 'job-progress');
  private readonly buttons = el('div', { class: 'item-actions', attrs: { tabindex: '-1' } });
  private readonly items = new JobItems();
  private readonly actions = new Actions(() => this.record.ask());
  private readonly record = new Coalesced(RELOAD_MS, () => this.look());
  private readonly feed: Feed;
  private readonly rooms = new StepRooms(feedPlace, (storyId, step, event) =>
    this.items.stepMoved(storyId, step, event),
  );

  constructor(
    job: Job,
    private readonly gone: () => void,
  ) {
    this.view = viewOf(job);
    this.feed = batchFeed(feedPlace, job.id, {
      onProgress: (event) => this.happened(event),
      onJoined: () => this.record.ask(),
      onState: (state) => this.line.show(state),
      onRefused: () => this.record.ask(),
    });
    this.element = el(
      'div',
      { class: 'story-page', testid: 'job-page' },
      el(
        'div',
        { class: 'page-head' },
        el(
          'div',
          {},
          el('p', { class: 'back' }, link('All batches', 'batch.html', { testid: 'all-batches' })),
          el('h1', {}, `Batch of ${filesOf(job.totalFiles)}`),
          el('p', { class: 'lede' }, 'Begun ', moment(job.createdAt, Date.now()), about(job)),
        ),
        this.buttons,
      ),
      this.line.element,
      this.said,
      this.actions.problem,
      el(
        'section',
        { class: 'panel step', attrs: { 'aria-label': 'Progress' } },
        this.head,
        this.bar.element,
      ),
      this.items.element,
    );
    this.show();
  }

  open(): void {
    this.feed.open();
    whileVisible(TICK_MS, () => this.showProgress());
    whileVisible(LOOK_MS, () => this.record.ask());
  }

  private happened(event: ProgressEvent): void {
    this.view = afterJobEvent(this.view, event, Date.now());
    this.show();
    this.record.ask();
    if (event.phase === 'complete') {
      this.said.textContent = `The batch is done: ${countsOf(this.view.job)}.`;
    }
  }

  private async look(): Promise<void> {
    try {
      this.view = afterJobLook(this.view, await batches.find(this.view.job.id));
      this.show();
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) {
        this.feed.close();
        this.rooms.close();
        this.gone();
      }
    }
  }

  private show(): void {
    const { job } = this.view;
    this.element.dataset.state = job.state;
    this.head.replaceChildren(
      stateChip(job.state, 'job-state'),
      el('span', { testid: 'job-counts' }, countsOf(job)),
    );
    this.showProgress();
    redraw(this.buttons, () => this.buttons.replaceChildren(...this.possible(job)));
    this.items.show(job);
    this.rooms.follow(this.items.underWay);
  }

  private showProgress(): void {
    const { job, progress, doneAt } = this.view;
    this.bar.element.hidden = !goingOn(job);
    if (!this.bar.element.hidden) {
      const left = doneAt === null ? null : Math.max(0, (doneAt - Date.now()) / 1000);
      const step = job.currentStep && STEP_NAMES[job.currentStep];
      const facts = [`${Math.round(progress)} %`, step, remaining(left)];
      const words = facts.filter((fact) => !!fact).join(' · ');
      this.bar.show(job.state === 'queued' ? null : progress, words);
    }
  }

  private possible(job: Job): HTMLElement[] {
    const cancel = button('Cancel', {
      testid: 'job-cancel',
      kind: 'button-danger',
      onClick: () => this.actions.run(() => this.cancel()),
    });
    const retry = button('Retry what failed', {
      testid: 'job-retry',
      kind: 'button-main',
      onClick: () => this.actions.run(() => this.retry()),
    });
    return [...(goingOn(job) ? [cancel] : []), ...(canRetry(job) ? [retry] : [])];
  }

  private async cancel(): Promise<void> {
    const yes = await confirmed({
      title: 'Cancel this batch?',
      text: 'What is finished stays; the part at hand is finished, the rest is not begun.',
      accept: 'Cancel the batch',
    });
    if (yes) {
      await batches.cancel(this.view.job.id);
      toast('Batch cancelled.');
      this.record.ask();
    }
  }

  private async retry(): Promise<void> {
    await batches.retry(this.view.job.id);
    toast('What failed is done again.');
    this.record.ask();
  }
}

function about({ settings }: Job): string {
  return ` · ${settings.steps.map((step) => STEP_NAMES[step]).join(', ')}`;
}
