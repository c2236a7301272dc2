import type { Stream, StreamStatus } from '../api/types';
import { el } from '../ui/dom';
import { ago } from '../ui/time';

const LABELS: Record<StreamStatus, string> = { live: 'Live', offline: 'Offline', ended: 'Ended' };

/** The little sign that says whether a stream is on air. */
export function statusBadge(status: StreamStatus, testid: string): HTMLElement {
  return el('span', { class: 'badge', testid, attrs: { 'data-status': status } }, LABELS[status]);
}

/** “live for…” in words: when it started, ended or was made. */
export function when(stream: Stream, now: number): string {
  if (stream.status === 'live' && stream.startedAt) {
    return `started ${ago(stream.startedAt, now)}`;
  }
  if (stream.status === 'ended' && stream.endedAt) {
    return `ended ${ago(stream.endedAt, now)}`;
  }
  return `created ${ago(stream.createdAt, now)}`;
}

export function streamUrl(id: string): string {
  return `stream.html?id=${encodeURIComponent(id)}`;
}
