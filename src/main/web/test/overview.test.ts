import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FIGURES } from '../src/admin/figures';
import { ceilingOf, type Sample, stretches, WINDOW_MS, withSample } from '../src/admin/history';
import { pathsOf } from '../src/admin/plot';
import type { Stats } from '../src/api/admin-types';

const STATS: Stats = {
  nodes: [{ id: 'n1', startedAt: '2026-11-21T10:00:00.000Z', processors: 2 }],
  connections: { polling: 2, websocket: 40 },
  sockets: { '/': 41, '/news': 1 },
  rooms: 7,
  messagesPerSecond: 12,
  deliveriesPerSecond: 1234.5,
  memory: { heapUsed: 104857600, heapCommitted: 1, heapMax: 805306368, nonHeapUsed: 52428800 },
};

const samples = (...values: number[]): Sample[] =>
  values.map((value, index) => ({ at: index * 1000, value }));

test('samples that have left the window are forgotten', () => {
  let kept: Sample[] = [];
  for (let at = 0; at <= 2 * WINDOW_MS; at += 2500) {
    kept = withSample(kept, { at, value: at });
  }
  assert.equal(kept.length, WINDOW_MS / 2500 + 1);
  assert.equal(kept[0]?.at, WINDOW_MS);
});

test('a clock that was set back does not mix up the order', () => {
  const kept = withSample(samples(1, 2, 3), { at: 1500, value: 9 });
  assert.deepEqual(
    kept.map(({ at }) => at),
    [0, 1000, 1500],
  );
});

test('the top of a plot is a round number that nothing is above', () => {
  assert.equal(ceilingOf([]), 1);
  assert.equal(ceilingOf(samples(0, 0)), 1);
  assert.equal(ceilingOf(samples(0.4)), 1);
  assert.equal(ceilingOf(samples(1, 3)), 5);
  assert.equal(ceilingOf(samples(1000)), 1000);
  assert.equal(ceilingOf(samples(1001)), 2000);
  assert.equal(ceilingOf(samples(7654)), 10_000);
});

test('while nobody looked there is no line', () => {
  const with2Holes: Sample[] = [0, 1000, 9000, 10_000, 30_000].map((at) => ({ at, value: 1 }));
  assert.deepEqual(
    stretches(with2Holes, 5000).map((part) => part.length),
    [2, 2, 1],
  );
});

test('the newest sample is at the right edge, the highest value at the top', () => {
  const { line, area } = pathsOf(
    [
      { at: 0, value: 0 },
      { at: WINDOW_MS / 2, value: 5 },
    ],
    WINDOW_MS,
  );
  assert.equal(line, 'M150 60L300 0');
  assert.equal(area, 'M150 60L150 60L300 0L300 60Z');
});

test('a plot of nothing is empty', () => {
  assert.deepEqual(pathsOf([], 1000), { line: '', area: '' });
});

test('each figure says its number and what it is made of', () => {
  const said = FIGURES.map(({ value, words, parts }) => `${words(value(STATS))}: ${parts(STATS)}`);
  assert.deepEqual(said.slice(0, 4), [
    '42: 2 polling, 40 WebSocket',
    '42: 41 in /, 1 in /news',
    '7: with somebody in them',
    '12: chat messages stored',
  ]);
  assert.equal(said[5], '100 MB: of 768 MB heap, 50 MB besides');
});
