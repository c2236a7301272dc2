import { messageOf } from '../api/problem';
import type { Stream } from '../api/types';
import { streams } from '../site';
import { byId, el, link } from '../ui/dom';
import { noticeBlock, retryButton } from '../ui/notice';
import { StreamItem } from './stream-item';

/** So many of the newest streams are looked at again and again. */
const WATCHED = 8;

/** The list of one's own streams: live ones first, then the newest. */
export class OwnStreams {
  private items: StreamItem[] = [];
  private complete = true;
  private readonly place = byId('studio-list', HTMLElement);
  private readonly list = el('ul', { class: 'items', attrs: { role: 'list' } });

  constructor(private readonly ownerId: string) {}

  async load(): Promise<void> {
    this.place.setAttribute('aria-busy', 'true');
    try {
      const own = await streams.ownedBy(this.ownerId);
      this.complete = own.complete;
      const listed = new Set(own.streams.map(({ id }) => id));
      this.items = [
        ...this.items.filter(({ id }) => !listed.has(id)), // created while the list was on its way
        ...own.streams.sort(liveThenNewest).map((stream) => this.item(stream)),
      ];
      this.list.replaceChildren(...this.items.map((item) => item.element));
      this.show();
    } catch (error) {
      this.showFailure(error);
    } finally {
      this.place.removeAttribute('aria-busy');
    }
  }

  add(stream: Stream): void {
    const item = this.item(stream);
    this.items.unshift(item);
    this.list.prepend(item.element);
    this.show();
    item.element.scrollIntoView({ block: 'nearest' });
    item.focusAction();
  }

  async refresh(): Promise<void> {
    const live = this.items.filter((item) => item.status === 'live');
    const watched = new Set([...live, ...this.items].slice(0, WATCHED));
    await Promise.all([...watched].map((item) => item.refresh()));
  }

  private item(stream: Stream): StreamItem {
    const item: StreamItem = new StreamItem(stream, () => this.drop(item));
    return item;
  }

  private drop(item: StreamItem): void {
    this.items = this.items.filter((other) => other !== item);
    item.element.remove();
    this.show();
    byId('mine-heading', HTMLElement).focus();
  }

  private show(): void {
    if (this.items.length === 0) {
      this.place.replaceChildren(this.nothing());
      return;
    }
    this.place.replaceChildren(
      this.list,
      ...(this.complete
        ? []
        : [el('p', { class: 'hint' }, 'There are more: only the first ones are shown.')]),
    );
  }

  private nothing(): HTMLElement {
    return noticeBlock({
      testid: 'studio-empty',
      title: 'No streams yet',
      text: 'Create your first one, go live, and the seats fill up.',
      action: link('Create a stream', '#create-title', { class: 'button button-main' }),
    });
  }

  private showFailure(error: unknown): void {
    this.place.replaceChildren(
      noticeBlock({
        testid: 'studio-error',
        title: 'Your streams could not be loaded',
        text: messageOf(error),
        action: retryButton(() => void this.load()),
      }),
    );
  }
}

function liveThenNewest(a: Stream, b: Stream): number {
  const live = Number(b.status === 'live') - Number(a.status === 'live');
  return live !== 0 ? live : b.createdAt.localeCompare(a.createdAt);
}
