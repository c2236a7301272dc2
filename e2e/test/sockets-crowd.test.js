/** Many at once: one order for everybody, and it is the history's (spec realtime.md §3). */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Account } from '../lib/account.js';
import { Streamer } from '../lib/streamer.js';
import { Viewer, WAYS } from '../lib/viewer.js';

/** How many sockets, and how many messages each of them sends: 15 for each of the ten users. */
const CLIENTS = 50;
const EACH = 3;

describe('a crowd of fifty', () => {
  it('sees what all say in the same order, which is the order of the history', async () => {
    const { stream } = await Streamer.goesLive();
    const accounts = await Account.registerMany(10);
    const crowd = await Promise.all(
      Array.from({ length: CLIENTS }, async (_, i) => {
        const { transports } = WAYS[i % WAYS.length];
        const viewer = await Viewer.connects(accounts[i % accounts.length], { transports });
        await viewer.joins(stream);
        return viewer;
      }),
    );
    await Promise.all(crowd.map((viewer) => viewer.counts(CLIENTS, stream)));

    const acks = await Promise.all(
      crowd.flatMap((viewer, i) =>
        Array.from({ length: EACH }, (_, n) => viewer.says(`${i}: message ${n}`)),
      ),
    );
    assert.ok(acks.every(({ ok }) => ok));
    const seen = await Promise.all(crowd.map((viewer) => viewer.seesMessages(CLIENTS * EACH)));

    const [first] = seen;
    for (const messages of seen) assert.deepEqual(messages, first);
    const ids = first.map(({ id }) => id);
    assert.deepEqual(ids, [...new Set(ids)].sort(), 'the ids grow strictly');
    const times = first.map(({ timestamp }) => timestamp);
    assert.deepEqual(times, [...times].sort(), 'the time does not run backwards');
    for (let i = 0; i < CLIENTS; i++) {
      const own = first.filter(({ message }) => message.startsWith(`${i}: `));
      assert.deepEqual(
        own.map(({ message }) => message),
        Array.from({ length: EACH }, (_, n) => `${i}: message ${n}`),
      );
    }

    const late = await Viewer.connects();
    const { history } = await late.joins(stream);
    assert.deepEqual(history, first.slice(-20));
  });

  it('does not hear of each of its joins, and still knows the right count', async () => {
    const { stream } = await Streamer.goesLive();
    const watch = await Viewer.watches(stream);
    const accounts = await Account.registerMany(5);
    const crowd = await Promise.all(
      Array.from({ length: CLIENTS }, (_, i) => Viewer.connects(accounts[i % accounts.length])),
    );
    const from = performance.now();
    await Promise.all(crowd.map((viewer) => viewer.joins(stream)));
    await watch.counts(CLIENTS + 1, stream);
    for (const viewer of crowd) viewer.disconnects();
    await watch.counts(1, stream);

    // The own join, the first change, and at most one each 250 ms; two for the ends of the window.
    const most = 4 + (performance.now() - from) / 250;
    const updates = watch.heardOf('viewer_count_updated').length;
    assert.ok(updates <= most, `${updates} updates, at most ${most} allowed`);
  });
});
