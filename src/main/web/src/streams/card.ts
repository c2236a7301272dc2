import type { Stream } from '../api/types';
import { el, link } from '../ui/dom';
import { statusBadge, streamUrl, when } from './status';
import { CARD_STAND, drawTifo } from './tifo';

/** One stream in a list. The title's link stretches over the whole card. */
export function streamCard(stream: Stream, now: number): HTMLLIElement {
  const live = stream.status === 'live';
  const title = link(stream.title, streamUrl(stream.id), {
    class: 'card-link',
    testid: 'stream-link',
    attrs: { dir: 'auto' },
  });
  return el(
    'li',
    {
      class: 'card',
      testid: 'stream-card',
      attrs: { 'data-stream-id': stream.id, 'data-status': stream.status },
    },
    el(
      'div',
      { class: 'card-stand' },
      drawTifo(stream.id, CARD_STAND),
      statusBadge(stream.status, 'card-status'),
      live && scoreboard(stream.viewerCount),
    ),
    el(
      'div',
      { class: 'card-body' },
      el('h3', { class: 'card-title' }, title),
      el(
        'p',
        { class: 'card-meta' },
        el('span', { class: 'card-owner', attrs: { dir: 'auto' } }, stream.owner.username),
        stream.category && el('span', { class: 'chip', attrs: { dir: 'auto' } }, stream.category),
      ),
      el('p', { class: 'card-when' }, when(stream, now)),
    ),
  );
}

function scoreboard(viewers: number): HTMLElement {
  return el(
    'span',
    { class: 'board board-small' },
    el('span', { class: 'board-digits' }, String(viewers)),
    el('span', { class: 'board-label' }, ' watching'),
  );
}
