import { byId, el } from './dom';

const SHOWN_MS = 5000;

/** Says something for a few seconds, to eyes and to screen readers. */
export function toast(message: string): void {
  const note = el('p', { class: 'toast', testid: 'toast' }, message);
  byId('toasts', HTMLElement).replaceChildren(note);
  setTimeout(() => note.remove(), SHOWN_MS);
}
