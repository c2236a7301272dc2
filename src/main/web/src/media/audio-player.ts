import { messageOf } from '../api/problem';
import type { AudioChunk } from '../api/story-types';
import { button, el } from '../ui/dom';
import { playingTime } from '../ui/durations';
import { problemLine } from '../ui/fields';
import { KEY, redraw } from '../ui/focus';
import { ObjectUrls, type UrlMaker } from './object-urls';
import { Playlist } from './playlist';

/** What is on, what was before it and what comes next. */
const KEPT = 3;

interface AudioPlayerParts {
  title: string;
  fetch: (chunkId: string) => Promise<Blob>;
  download: (chunk: AudioChunk) => void;
  maker?: UrlMaker;
}

/** Plays the parts of a story one after the other. */
export class AudioPlayer {
  readonly element: HTMLElement;
  private chunks: readonly AudioChunk[] = [];
  private wanted = 0;
  private readonly playlist = new Playlist();
  private readonly urls: ObjectUrls;
  private readonly audio = el('audio', {
    testid: 'audio',
    attrs: { controls: '', preload: 'auto' },
  });
  private readonly problem = problemLine('audio-error');
  private readonly now = el('p', { class: 'player-now', testid: 'audio-now' });
  private readonly list = el('ol', {
    class: 'parts',
    testid: 'audio-parts',
    attrs: { role: 'list' },
  });
  private readonly playAll: HTMLButtonElement;
  private readonly previousButton: HTMLButtonElement;
  private readonly nextButton: HTMLButtonElement;

  constructor(private readonly parts: AudioPlayerParts) {
    const { fetch, maker } = parts;
    this.urls = new ObjectUrls({ fetch, limit: KEPT, ...(maker && { maker }) });
    this.audio.setAttribute('aria-label', `Recording of ${parts.title}`);
    this.playAll = button('Play all', {
      testid: 'audio-play',
      kind: 'button-main',
      onClick: () => this.go(this.playlist.first()),
    });
    this.previousButton = button('Previous', {
      testid: 'audio-previous',
      attrs: { 'aria-keyshortcuts': 'P' },
      onClick: () => this.go(this.playlist.previous()),
    });
    this.nextButton = button('Next', {
      testid: 'audio-next',
      attrs: { 'aria-keyshortcuts': 'N' },
      onClick: () => this.go(this.playlist.next()),
    });
    const buttons = [this.playAll, this.previousButton, this.nextButton];
    this.element = el(
      'div',
      { class: 'audio-player', attrs: { role: 'group', 'aria-label': 'Player' } },
      this.now,
      this.audio,
      el('div', { class: 'item-actions' }, ...buttons),
      el('p', { class: 'hint' }, 'With the focus in here: N is the next part, P the one before.'),
      this.problem,
      this.list,
    );
    this.element.addEventListener('keydown', (event) => this.key(event));
    this.audio.addEventListener('ended', () => this.go(this.playlist.next()));
    this.show();
  }

  /** Goes on playing when the list has only grown. */
  setChunks(chunks: readonly AudioChunk[]): void {
    const ids = chunks.map(({ id }) => id);
    if (ids.join() === this.chunks.map(({ id }) => id).join()) {
      return;
    }
    this.chunks = chunks;
    if (!this.playlist.replace(ids)) {
      this.stop();
    }
    this.urls.keepOnly(new Set(ids));
    redraw(this.list, () => this.list.replaceChildren(...chunks.map((chunk) => this.row(chunk))));
    this.show();
  }

  close(): void {
    this.stop();
    this.urls.close();
  }

  /** Puts this part on and plays it; what was asked for before it does not come any more. */
  private go(id: string | null): void {
    if (id !== null) {
      void this.play(id);
    }
  }

  private async play(id: string): Promise<void> {
    const request = ++this.wanted;
    this.playlist.put(id);
    this.problem.hidden = true;
    this.show();
    try {
      const url = await this.urls.get(id);
      if (request === this.wanted) {
        this.audio.src = url;
        await this.audio.play();
        this.prepareNext();
      }
    } catch (error) {
      if (request === this.wanted && !stoppedByReader(error)) {
        this.problem.textContent = messageOf(error);
        this.problem.hidden = false;
      }
    }
  }

  /** So that there is no silence between two parts. */
  private prepareNext(): void {
    const next = this.playlist.next();
    if (next !== null) {
      this.urls.get(next).catch(() => {
        // Said when it is its turn.
      });
    }
  }

  private stop(): void {
    this.wanted++;
    this.audio.pause();
    this.audio.removeAttribute('src');
  }

  private key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const key = event.key.toLowerCase();
    if (key === 'n') {
      this.go(this.playlist.next());
    } else if (key === 'p') {
      this.go(this.playlist.previous());
    }
  }

  private show(): void {
    const { current, index, size } = this.playlist;
    this.now.textContent = index < 0 ? total(this.chunks) : `Part ${index + 1} of ${size}`;
    this.playAll.disabled = size === 0;
    this.previousButton.disabled = this.playlist.previous() === null;
    this.nextButton.disabled = index < 0 || this.playlist.next() === null;
    for (const row of this.list.children) {
      const on = row.getAttribute(KEY) === current;
      const play = row.querySelector('[data-testid="audio-part-play"]');
      on ? play?.setAttribute('aria-current', 'true') : play?.removeAttribute('aria-current');
    }
  }

  private row(chunk: AudioChunk): HTMLElement {
    const number = chunk.chunkIndex + 1;
    return el(
      'li',
      { class: 'part', testid: 'audio-part', attrs: { [KEY]: chunk.id } },
      button(`Part ${number} · ${playingTime(chunk.duration)}`, {
        testid: 'audio-part-play',
        kind: 'button-quiet button-small part-play',
        onClick: () => this.go(chunk.id),
      }),
      el('span', { class: 'part-text', attrs: { dir: 'auto' } }, chunk.content),
      button('Download', {
        testid: 'audio-part-download',
        kind: 'button-quiet button-small',
        attrs: { 'aria-label': `Download part ${number}` },
        onClick: () => this.parts.download(chunk),
      }),
    );
  }
}

/** Something else was put on, or paused, before it began; or the browser wants a click first. */
function stoppedByReader(error: unknown): boolean {
  return error instanceof DOMException && ['AbortError', 'NotAllowedError'].includes(error.name);
}

function total(chunks: readonly AudioChunk[]): string {
  const seconds = chunks.reduce((sum, { duration }) => sum + duration, 0);
  const parts = `${chunks.length} ${chunks.length === 1 ? 'part' : 'parts'}`;
  return chunks.length === 0 ? 'Nothing recorded yet' : `${parts}, ${playingTime(seconds)}`;
}
