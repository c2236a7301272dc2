import type { Stream } from '../api/types';
import { streams } from '../site';
import { statusBadge, streamUrl, when } from '../streams/status';
import { Actions } from '../ui/actions';
import { confirmed } from '../ui/confirm';
import { button, el, link } from '../ui/dom';
import { toast } from '../ui/toast';
import { editStream } from './edit-dialog';
import { KeyRow } from './key-row';

/** One own stream in the studio, with everything that can be done to it. */
export class StreamItem {
  readonly element: HTMLLIElement;
  /** What fails is said here, and the stream is looked at afresh. */
  private readonly actions = new Actions(() => void this.refresh());
  private readonly head = el('div', { class: 'item-head' });
  private readonly primary = el('span', {});

  constructor(
    private stream: Stream,
    private readonly onRemoved: () => void,
  ) {
    const run = (work: () => Promise<void>) => this.actions.run(work);
    this.element = el(
      'li',
      { class: 'panel item', testid: 'studio-stream', attrs: { 'data-stream-id': stream.id } },
      this.head,
      this.actions.problem,
      el(
        'div',
        { class: 'item-actions' },
        this.primary,
        link('Open page', streamUrl(stream.id), {
          class: 'button button-quiet',
          testid: 'studio-stream-link',
        }),
        button('Edit', { testid: 'edit-stream', onClick: () => run(() => this.edit()) }),
        button('Delete', {
          testid: 'delete-stream',
          kind: 'button-danger',
          onClick: () => run(() => this.remove()),
        }),
      ),
      new KeyRow(stream.id, stream.streamKey ?? null, run).element,
    );
    this.show();
  }

  get id(): string {
    return this.stream.id;
  }

  get status(): Stream['status'] {
    return this.stream.status;
  }

  update(stream: Stream): void {
    const turned = stream.status !== this.stream.status;
    const focused = this.primary.contains(document.activeElement);
    this.stream = stream;
    this.show(turned);
    if (turned && focused) {
      this.focusAction();
    }
  }

  focusAction(): void {
    this.primary.querySelector('button')?.focus();
  }

  private show(newAction = true): void {
    const { stream } = this;
    this.element.dataset.status = stream.status;
    this.head.replaceChildren(
      el(
        'div',
        { class: 'item-name' },
        el('h3', { testid: 'studio-title', attrs: { dir: 'auto' } }, stream.title),
        el('p', { class: 'hint' }, this.facts()),
      ),
      statusBadge(stream.status, 'studio-status'),
      this.board(),
    );
    if (newAction) {
      this.primary.replaceChildren(this.action());
    }
  }

  private facts(): string {
    const peak = this.stream.peakViewerCount;
    const facts = [this.stream.category, when(this.stream, Date.now()), peak > 0 && `peak ${peak}`];
    return facts.filter((fact) => !!fact).join(' · ');
  }

  private board(): HTMLElement {
    const board = el(
      'p',
      { class: 'board board-small' },
      el(
        'span',
        { class: 'board-digits', testid: 'studio-viewers' },
        String(this.stream.viewerCount),
      ),
      el('span', { class: 'board-label' }, 'watching'),
    );
    board.hidden = this.stream.status !== 'live';
    return board;
  }

  private action(): HTMLButtonElement {
    return this.stream.status === 'live'
      ? button('End stream', {
          testid: 'end-stream',
          kind: 'button-danger',
          onClick: () => this.actions.run(() => this.end()),
        })
      : button('Go live', {
          testid: 'go-live',
          kind: 'button-main',
          onClick: () => this.actions.run(() => this.goLive()),
        });
  }

  private async goLive(): Promise<void> {
    this.update(await streams.start(this.id));
    toast('You are live.');
  }

  private async end(): Promise<void> {
    const yes = await confirmed({
      title: 'End this stream?',
      text: 'Viewers are told that it is over, and the chat closes. You can go live again later.',
      accept: 'End stream',
    });
    if (yes) {
      this.update(await streams.end(this.id));
      toast('The stream has ended.');
    }
  }

  private async edit(): Promise<void> {
    const changed = await editStream(this.stream);
    if (changed !== null) {
      this.update(changed);
      toast('Saved.');
    }
  }

  private async remove(): Promise<void> {
    const yes = await confirmed({
      title: 'Delete this stream?',
      text: `“${this.stream.title}” and its chat are gone for good.`,
      accept: 'Delete',
    });
    if (yes) {
      await streams.remove(this.id);
      toast('Stream deleted.');
      this.onRemoved();
    }
  }

  /** Not being able to look is no news here: the next look is never far. */
  async refresh(): Promise<void> {
    const stream = await streams.find(this.id).catch(() => null);
    if (stream !== null) {
      this.update(stream);
    }
  }
}
