import type { Stream } from '../api/types';
import { el } from '../ui/dom';
import { streamCard } from './card';

/** Live streams first under their own heading, the others below. */
export function streamSections(streams: readonly Stream[], now: number): HTMLElement[] {
  const live = streams.filter((stream) => stream.status === 'live');
  const rest = streams.filter((stream) => stream.status !== 'live');
  return [
    section('On air now', 'live', live, now),
    section('Between broadcasts', 'rest', rest, now),
  ].filter((part) => part !== null);
}

function section(title: string, id: string, streams: readonly Stream[], now: number) {
  if (streams.length === 0) {
    return null;
  }
  const heading = el('h2', { id: `heading-${id}`, class: 'section-title' }, title);
  const cards = streams.map((stream) => streamCard(stream, now));
  return el(
    'section',
    { attrs: { 'aria-labelledby': heading.id } },
    heading,
    el('ul', { class: 'cards', attrs: { role: 'list' } }, ...cards),
  );
}
