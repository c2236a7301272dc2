import { messageOf } from '../api/problem';
import type { Page } from '../api/types';
import { button, el } from './dom';
import { redraw } from './focus';
import { noticeBlock, retryButton } from './notice';
import { toast } from './toast';

export interface PagedListParts<T> {
  /** Test ids begin with it: `users` → `users-list`, `users-empty`, … */
  name: string;
  /** What there are many of, for the line above the list. */
  noun: readonly [one: string, many: string];
  key: (item: T) => string;
  fetch: (cursor: string | null, signal: AbortSignal) => Promise<Page<T>>;
  render: (items: readonly T[]) => HTMLElement;
  empty: { title: string; text: string };
  /** Told after each answer and each refusal, for the page around the list. */
  onAnswer?: (error: unknown) => void;
}

/** A list that is read page by page, with everything that can be said while there is none. */
export class PagedList<T> {
  readonly element: HTMLElement;
  private items: readonly T[] = [];
  private cursor: string | null = null;
  private pages = 0;
  private running = new AbortController();
  private readonly count = el('p', { class: 'list-count' });
  private readonly said = el('p', { class: 'visually-hidden', attrs: { role: 'status' } });
  private readonly place: HTMLElement;
  private readonly more: HTMLButtonElement;

  constructor(private readonly parts: PagedListParts<T>) {
    this.count.dataset.testid = `${parts.name}-count`;
    this.place = el('div', {
      testid: `${parts.name}-list`,
      class: 'list-place',
      attrs: { tabindex: '-1', 'aria-busy': 'true' },
    });
    this.more = button('Show more', {
      testid: `${parts.name}-more`,
      attrs: { hidden: '' },
      onClick: () => void this.next(),
    });
    const foot = el('p', { class: 'more' }, this.more);
    this.element = el('div', { class: 'list' }, this.count, this.said, this.place, foot);
  }

  /** Reads the first page, after the question has changed. */
  async load(): Promise<void> {
    this.place.setAttribute('aria-busy', 'true');
    await this.ask(false);
    this.said.textContent = this.count.textContent;
  }

  async next(): Promise<void> {
    await this.ask(true);
    this.said.textContent = this.count.textContent;
    if (this.more.hidden) {
      this.place.focus();
    }
  }

  /** Looks again, unless somebody has gone further than the first page or is busy with the list. */
  async refresh(): Promise<void> {
    const asked = document.querySelector('dialog[open]') !== null;
    if (this.pages <= 1 && !asked && !this.selecting()) {
      await this.ask(false);
    }
  }

  /** Puts another item in the place of the one with this key, or takes it away. */
  replace(key: string, replacement: T | null): void {
    this.items = this.items.flatMap((item) => {
      const kept = this.parts.key(item) === key ? replacement : item;
      return kept === null ? [] : [kept];
    });
    this.show();
  }

  /** Whether somebody is about to copy something out of the list. */
  private selecting(): boolean {
    const selection = document.getSelection();
    return selection?.isCollapsed === false && this.place.contains(selection.anchorNode);
  }

  /** A newer question cancels an older one, whose answer is not wanted any more. */
  private async ask(next: boolean): Promise<void> {
    this.running.abort();
    this.running = new AbortController();
    const { signal } = this.running;
    try {
      const page = await this.parts.fetch(next ? this.cursor : null, signal);
      if (!signal.aborted) {
        this.take(page, next);
      }
    } catch (error) {
      if (!signal.aborted) {
        this.failed(error, next);
      }
    }
  }

  private take(page: Page<T>, next: boolean): void {
    this.items = next ? [...this.items, ...page.items] : page.items;
    this.pages = next ? this.pages + 1 : 1;
    this.cursor = page.nextCursor;
    this.show();
    this.parts.onAnswer?.(null);
  }

  private show(): void {
    const { name, empty, render } = this.parts;
    const content =
      this.items.length > 0
        ? render(this.items)
        : noticeBlock({ testid: `${name}-empty`, ...empty });
    redraw(this.place, () => this.place.replaceChildren(content));
    this.place.removeAttribute('aria-busy');
    this.more.hidden = this.cursor === null;
    this.count.textContent = this.counted();
  }

  private counted(): string {
    const [one, many] = this.parts.noun;
    const shown = this.items.length;
    if (this.cursor !== null) {
      return `The first ${shown} ${many}`;
    }
    return shown === 0 ? '' : `${shown} ${shown === 1 ? one : many}`;
  }

  /** What is shown stays when only a later look failed; the page around is told in any case. */
  private failed(error: unknown, next: boolean): void {
    const loading = this.place.getAttribute('aria-busy') === 'true';
    this.place.removeAttribute('aria-busy');
    this.parts.onAnswer?.(error);
    if (next) {
      toast(messageOf(error));
    } else if (loading || this.pages === 0) {
      this.showFailure(error);
    }
  }

  private showFailure(error: unknown): void {
    this.items = [];
    this.more.hidden = true;
    this.count.textContent = '';
    this.place.replaceChildren(
      noticeBlock({
        testid: `${this.parts.name}-error`,
        title: 'This could not be loaded',
        text: messageOf(error),
        action: retryButton(() => void this.load()),
      }),
    );
  }
}
