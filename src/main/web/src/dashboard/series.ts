/** Series of the charts: read from what is pushed, and as words. */
import type { GenrePoint, ProcessingPoint } from '../api/dashboard-types';
import { numberOf } from '../stories/step-state';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Days begin in UTC, whatever the reader's own zone is; hours begin everywhere. */
const timeZone = 'UTC';
const hour = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', timeZone });
const month = new Intl.DateTimeFormat(undefined, { month: 'short', year: 'numeric', timeZone });

export const NO_GENRE = 'without a genre';
const OTHER_GENRES = 'other genres';

export function processingPoints(data: unknown): ProcessingPoint[] {
  return pointsOf(data).flatMap((point) => {
    const { time, completed, failed } = point;
    return typeof time === 'string' && !Number.isNaN(Date.parse(time))
      ? [{ time, completed: numberOf(completed) ?? 0, failed: numberOf(failed) ?? 0 }]
      : [];
  });
}

/** Those that are too many to be named make up the last point. */
export function genrePoints(data: unknown): GenrePoint[] {
  const points = pointsOf(data).flatMap(({ genre, stories }) => {
    const count = numberOf(stories);
    const name = typeof genre === 'string' && genre !== '' ? genre : null;
    return count === null ? [] : [{ genre: name, stories: count }];
  });
  const others = numberOf((data as { others?: unknown } | null | undefined)?.others) ?? 0;
  return others > 0 ? [...points, { genre: OTHER_GENRES, stories: others }] : points;
}

/** What each stretch of time is called: by the hour, the day or the month, as long as they are. */
export function stretchNames(points: readonly ProcessingPoint[]): string[] {
  const times = points.map(({ time }) => Date.parse(time));
  const [first = 0, second] = times;
  const length = second === undefined ? DAY_MS : second - first;
  return times.map((time) => formatFor(length).format(time));
}

function formatFor(lengthMs: number): Intl.DateTimeFormat {
  if (lengthMs < DAY_MS) {
    return hour;
  }
  return lengthMs < 27 * DAY_MS ? day : month;
}

function pointsOf(data: unknown): Record<string, unknown>[] {
  const points = Array.isArray(data) ? data : (data as { points?: unknown } | null)?.points;
  return Array.isArray(points)
    ? points.filter((point) => typeof point === 'object' && point !== null)
    : [];
}
