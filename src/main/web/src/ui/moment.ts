import { el } from './dom';
import { ago, fullTime } from './time';

/** “5 minutes ago”, with the exact time for whoever points at it. */
export function moment(iso: string, now: number): HTMLTimeElement {
  return el('time', { attrs: { datetime: iso, title: fullTime(iso) } }, ago(iso, now));
}

/** The exact time. */
export function exactly(iso: string): HTMLTimeElement {
  return el('time', { attrs: { datetime: iso } }, fullTime(iso));
}
