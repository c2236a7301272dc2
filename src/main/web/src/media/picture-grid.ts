import type { ImageChunk } from '../api/story-types';
import { button, el } from '../ui/dom';
import { KEY, redraw } from '../ui/focus';
import { ObjectUrls, type UrlMaker } from './object-urls';

/** More than fit a large screen and what lies just outside it. */
const KEPT = 60;
const ALT_LENGTH = 300;

interface PictureGridParts {
  fetch: (chunkId: string) => Promise<Blob>;
  open: (chunk: ImageChunk, url: string) => void;
  maker?: UrlMaker;
}

/** Pictures, fetched as they come near to what is seen. */
export class PictureGrid {
  readonly element = el('ul', { class: 'pictures', testid: 'pictures', attrs: { role: 'list' } });
  private chunks: readonly ImageChunk[] = [];
  private readonly urls: ObjectUrls;
  private readonly seen: IntersectionObserver;

  constructor(private readonly parts: PictureGridParts) {
    const { fetch, maker } = parts;
    this.urls = new ObjectUrls({
      fetch,
      limit: KEPT,
      onGone: (key) => this.forget(key),
      ...(maker && { maker }),
    });
    this.seen = new IntersectionObserver((entries) => this.near(entries), { rootMargin: '200px' });
  }

  /** Keeps the tiles that are there already: pictures come one by one while they are made. */
  setChunks(chunks: readonly ImageChunk[]): void {
    const tiles = new Map([...this.element.children].map((tile) => [tile.getAttribute(KEY), tile]));
    this.chunks = chunks;
    const wanted = chunks.map((chunk) => tiles.get(chunk.id) ?? this.tile(chunk));
    if (
      wanted.some((tile, index) => tile !== this.element.children[index]) ||
      tiles.size !== wanted.length
    ) {
      redraw(this.element, () => this.element.replaceChildren(...wanted));
    }
    this.urls.keepOnly(new Set(chunks.map(({ id }) => id)));
  }

  close(): void {
    this.seen.disconnect();
    this.urls.close();
  }

  private tile(chunk: ImageChunk): HTMLElement {
    const number = chunk.chunkIndex + 1;
    const picture = el('img', {
      testid: 'picture-image',
      attrs: { alt: shortened(chunk.prompt), decoding: 'async', hidden: '' },
    });
    const open = button('', {
      testid: 'picture-open',
      kind: 'picture-open',
      attrs: { 'aria-label': `Open picture ${number}: ${shortened(chunk.prompt)}` },
      onClick: () => void this.open(chunk),
    });
    open.append(picture);
    const tile = el(
      'li',
      { testid: 'picture', attrs: { [KEY]: chunk.id, 'data-state': 'far' } },
      el(
        'figure',
        { class: 'picture' },
        open,
        el('figcaption', { class: 'clamp', attrs: { dir: 'auto' } }, chunk.content),
      ),
    );
    this.seen.observe(tile);
    return tile;
  }

  private near(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting && target instanceof HTMLElement && target.dataset.state !== 'shown') {
        void this.show(target);
      }
    }
  }

  private async show(tile: HTMLElement): Promise<void> {
    tile.dataset.state = 'loading';
    try {
      const url = await this.urls.get(tile.getAttribute(KEY) ?? '');
      const picture = tile.querySelector('img');
      if (picture) {
        picture.src = url;
        picture.hidden = false;
        tile.dataset.state = 'shown';
      }
    } catch {
      tile.dataset.state = 'failed';
    }
  }

  /** Its file is let go: it is fetched again when it is next seen. */
  private forget(key: string): void {
    const tile = [...this.element.children].find((child) => child.getAttribute(KEY) === key);
    const picture = tile?.querySelector('img');
    if (tile instanceof HTMLElement && picture) {
      picture.hidden = true;
      picture.removeAttribute('src');
      tile.dataset.state = 'far';
      this.seen.unobserve(tile);
      this.seen.observe(tile);
    }
  }

  private async open(chunk: ImageChunk): Promise<void> {
    const url = await this.urls.get(chunk.id).catch(() => null);
    const current = this.chunks.find(({ id }) => id === chunk.id);
    if (url !== null && current) {
      this.parts.open(current, url);
    }
  }
}

export function shortened(text: string): string {
  return text.length <= ALT_LENGTH ? text : `${text.slice(0, ALT_LENGTH)}…`;
}
