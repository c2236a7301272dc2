import type { Stream } from '../api/types';
import { statusBadge, when } from '../streams/status';
import { byId, el, link } from '../ui/dom';

/** Title, streamer, state and audience of the stream on its page. */
export class InfoView {
  private readonly title = el('h1', {
    class: 'stream-title',
    testid: 'stream-title',
    attrs: { dir: 'auto' },
  });
  private readonly status = el('span', {});
  private readonly count = el('span', { class: 'board-digits', testid: 'viewer-count' }, '0');
  private readonly board = el(
    'p',
    { class: 'board' },
    this.count,
    el('span', { class: 'board-label' }, 'watching'),
  );
  private readonly about = el('div', { class: 'stream-about' });
  private readonly meta = el('p', { class: 'stream-meta' });

  constructor() {
    byId('stream-info', HTMLElement).replaceChildren(
      el(
        'div',
        { class: 'stream-head' },
        el('div', { class: 'stream-name' }, this.title, this.meta),
        el('div', { class: 'stream-score' }, this.status, this.board),
      ),
      this.about,
    );
  }

  show(stream: Stream, viewerId: string | null): void {
    document.title = `${stream.title} · Grandstand`;
    this.title.textContent = stream.title;
    this.status.replaceChildren(statusBadge(stream.status, 'stream-status'));
    this.meta.replaceChildren(
      el(
        'span',
        { class: 'stream-owner', testid: 'stream-owner', attrs: { dir: 'auto' } },
        stream.owner.username,
      ),
      ...(stream.category
        ? [el('span', { class: 'chip', attrs: { dir: 'auto' } }, stream.category)]
        : []),
      el('span', { class: 'stream-when' }, when(stream, Date.now())),
      ...(stream.owner.id === viewerId ? [link('Open in the studio', 'studio.html')] : []),
    );
    this.about.replaceChildren(...paragraphs(stream.description));
    this.about.hidden = !stream.description;
  }

  showCount(count: number): void {
    this.count.textContent = String(count);
  }
}

function paragraphs(text: string | null): HTMLElement[] {
  return (text ?? '')
    .split(/\n{2,}/)
    .filter((part) => part.trim() !== '')
    .map((part) => el('p', { attrs: { dir: 'auto' } }, part));
}
