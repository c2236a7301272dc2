import assert from 'node:assert/strict';
import { test } from 'node:test';
import './dom';
import type { Activity, DashboardStats } from '../src/api/dashboard-types';
import { ActivityView, addressOf, newestFirst } from '../src/dashboard/activity-view';
import { genrePoints, processingPoints, stretchNames } from '../src/dashboard/series';
import { StatsView } from '../src/dashboard/stats-view';

const entry = (id: string, minute: number, more: Partial<Activity> = {}): Activity => ({
  id,
  type: 'story.completed',
  title: `Entry ${id}`,
  userId: 'u',
  refId: 'r',
  level: 'success',
  timestamp: new Date(Date.UTC(2026, 10, 21, 12, minute)).toISOString(),
  ...more,
});

test('series are read whether they come by REST or are pushed; what is odd is left out', () => {
  const points = [
    { time: '2026-11-21T00:00:00Z', completed: 2, failed: 1 },
    { time: 'soon' },
    null,
  ];
  const expected = [{ time: '2026-11-21T00:00:00Z', completed: 2, failed: 1 }];
  assert.deepEqual(processingPoints({ timeRange: 'week', points }), expected);
  assert.deepEqual(processingPoints(points), expected);
  assert.deepEqual(processingPoints(undefined), []);
  assert.deepEqual(genrePoints([{ genre: '', stories: 3 }, { genre: 'x' }]), [
    { genre: null, stories: 3 },
  ]);
  assert.deepEqual(genrePoints({ points: [], others: 4 }), [{ genre: 'other genres', stories: 4 }]);
});

test('stretches are named by the hour, the day or the month, as long as they are', () => {
  const at = (...times: string[]) =>
    stretchNames(times.map((time) => ({ time, completed: 0, failed: 0 })));
  assert.match(at('2026-11-21T10:00:00Z', '2026-11-21T11:00:00Z')[1] ?? '', /\d\d:00/);
  assert.match(at('2026-11-20T00:00:00Z', '2026-11-21T00:00:00Z')[1] ?? '', /Nov/);
  assert.match(at('2026-10-02T00:00:00Z', '2026-11-02T00:00:00Z')[1] ?? '', /Nov 2026/);
});

test('activity has each entry once, the newest first, and not too many', () => {
  const old = [entry('b', 2), entry('a', 1)];
  assert.deepEqual(
    newestFirst([entry('c', 3), entry('b', 2)], old).map(({ id }) => id),
    ['c', 'b', 'a'],
  );
  const many = Array.from({ length: 80 }, (_, minute) => entry(`e${minute}`, minute % 60));
  assert.equal(newestFirst(many, []).length, 30);
});

test('an entry leads to its story or its batch', () => {
  assert.equal(addressOf({ type: 'batch.failed', refId: 'j' }), 'batch.html?id=j');
  assert.equal(addressOf({ type: 'audio.completed', refId: 's' }), 'story.html?id=s');
  assert.equal(addressOf({ type: 'other', refId: null }), null);
});

test('what an entry is called stays text', () => {
  const view = new ActivityView();
  view.add(entry('a', 1, { title: '<img src=x>', level: 'error' }));
  assert.equal(view.element.querySelector('img'), null);
  assert.match(view.element.textContent, /Story done<img src=x>/);
});

test('numbers stay as they were where a push has none', () => {
  const view = new StatsView();
  const stats: Partial<DashboardStats> = { totalStories: 1234, averageProcessingTime: 2500 };
  view.show(stats);
  view.show({ totalStories: 1235 });
  const shown = (id: string) =>
    view.element.querySelector(`[data-testid="stat-${id}"]`)?.textContent;
  assert.match(shown('totalStories') ?? '', /^1\D?235$/);
  assert.equal(shown('averageProcessingTime'), '2.5 s');
  assert.equal(shown('totalImages'), '–');
});
