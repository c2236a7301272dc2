import { ApiError, messageOf } from '../api/problem';
import { byId, link } from './dom';
import { forMembers } from './members';
import { noticeBlock, retryButton } from './notice';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

interface Opened {
  element: HTMLElement;
  /** Called when it is on the page. */
  open(): void;
}

interface OnePageParts {
  /** Test ids begin with it: `story` → `story-missing`, `story-error`. */
  name: string;
  missing: { title: string; text: string; back: readonly [label: string, href: string] };
  open: (id: string) => Promise<Opened>;
}

/** A page about one thing, named by `id` in its address, with what is said when there is none. */
export class OnePage {
  private readonly place = byId('place', HTMLElement);

  constructor(private readonly parts: OnePageParts) {}

  start(id = idInAddress()): void {
    forMembers(() => void this.open(id));
  }

  showMissing(): void {
    const { name, missing } = this.parts;
    const [label, href] = missing.back;
    this.show(
      noticeBlock({
        testid: `${name}-missing`,
        title: missing.title,
        text: missing.text,
        action: link(label, href, { class: 'button button-main' }),
      }),
    );
  }

  private async open(id: string): Promise<void> {
    if (!UUID.test(id)) {
      this.showMissing();
      return;
    }
    this.place.setAttribute('aria-busy', 'true');
    try {
      const opened = await this.parts.open(id);
      this.show(opened.element);
      opened.open();
    } catch (error) {
      this.failed(error, id);
    } finally {
      this.place.removeAttribute('aria-busy');
    }
  }

  private failed(error: unknown, id: string): void {
    if (error instanceof ApiError && [400, 404].includes(error.status)) {
      this.showMissing();
      return;
    }
    this.show(
      noticeBlock({
        testid: `${this.parts.name}-error`,
        title: 'This could not be loaded',
        text: messageOf(error),
        action: retryButton(() => void this.open(id)),
      }),
    );
  }

  private show(block: HTMLElement): void {
    this.place.replaceChildren(block);
  }
}

export function idInAddress(): string {
  return new URL(window.location.href).searchParams.get('id') ?? '';
}
