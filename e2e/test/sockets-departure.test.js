/** How rooms end, and how viewers leave them without a goodbye (spec realtime.md §1 and §3). */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { call, heartbeat } from '../lib/server.js';
import { SolitaryViewer } from '../lib/solitary-viewer.js';
import { Streamer } from '../lib/streamer.js';
import { Viewer, WAYS } from '../lib/viewer.js';

/** How much later than the heartbeat allows a count may fall on a busy machine, in ms. */
const MARGIN = 1_500;

describe('a viewer who vanishes', { concurrency: true }, () => {
  for (const { name, transports } of WAYS) {
    for (const vanishes of /** @type {const} */ (['dies', 'freezes'])) {
      it(`(${vanishes}) is no longer counted within a heartbeat, by ${name}`, async () => {
        const { pingInterval, pingTimeout } = await heartbeat();
        const { stream } = await Streamer.goesLive();
        const watch = await Viewer.watches(stream);
        const solitary = await SolitaryViewer.watches(stream, transports);
        await watch.counts(2, stream);

        solitary[vanishes]();
        await watch.counts(1, stream, pingInterval + pingTimeout + MARGIN);
        const { body } = await call('GET', `/streams/${stream.id}`);
        assert.equal(body.viewerCount, 1);
      });
    }
  }
});

describe('the end of a stream', { concurrency: true }, () => {
  for (const { name, transports } of WAYS) {
    it(`is told before the connection is cut, by ${name}`, async () => {
      const { streamer, stream } = await Streamer.goesLive();
      const viewer = await Viewer.watches(stream, { transports });
      if (transports.length > 1) await viewer.isUpgraded();
      await viewer.counts(1, stream);

      assert.equal((await streamer.ends(stream)).status, 'ended');
      const reason = await viewer.isDisconnected();
      assert.match(reason, /^(io server disconnect|transport close)$/);

      const notice = await viewer.isTold('stream_ended_notification');
      assert.equal(notice.roomId, stream.id);
      assert.equal(typeof notice.message, 'string');
      const names = viewer.heard.map(({ event }) => event);
      assert.deepEqual(
        names.filter((event) => event !== 'viewer_count_updated').slice(-3),
        ['recent_chat_history', 'stream_ended_notification', 'disconnect'],
        names.join(', '),
      );
      const ended = names.indexOf('stream_ended_notification');
      assert.ok(names.lastIndexOf('viewer_count_updated') < ended, 'nobody counts those who go');
    });
  }

  it('lets everything that was said before it arrive first', async () => {
    const { streamer, stream } = await Streamer.goesLive();
    const viewers = await Promise.all(
      WAYS.map(({ transports }) => Viewer.watches(stream, { transports })),
    );
    const [speaker] = viewers;
    for (let i = 0; i < 10; i++) await speaker.says(`last words ${i}`);
    await streamer.ends(stream);
    for (const viewer of viewers) {
      await viewer.isDisconnected();
      assert.equal(viewer.messages.length, 10);
      assert.deepEqual(viewer.messages, speaker.messages);
    }
  });

  it('does not touch other rooms, but for the viewers who were in both', async () => {
    const { streamer, stream } = await Streamer.goesLive();
    const { stream: other } = await Streamer.goesLive();
    const neighbour = await Viewer.watches(other);
    const commuter = await Viewer.watches(other);
    await commuter.joins(stream);
    const loiterer = await Viewer.connects();
    await neighbour.counts(2, other);

    await streamer.ends(stream);
    await commuter.isDisconnected();
    await neighbour.counts(1, other);
    assert.equal((await neighbour.says('still here')).ok, true);
    await neighbour.sees('still here');
    assert.ok((await loiterer.asks('ping')).timestamp);
    assert.deepEqual(neighbour.heardOf('stream_ended_notification'), []);
  });

  it('shuts the room', async () => {
    const { streamer, stream } = await Streamer.goesLive();
    const viewer = await Viewer.watches(stream);
    await streamer.ends(stream);
    await viewer.isDisconnected();
    const { body } = await call('GET', `/streams/${stream.id}`);
    assert.deepEqual([body.status, body.viewerCount], ['ended', 0]);

    const back = await Viewer.connects(viewer.account);
    const ack = await back.asks('join_stream_room', { streamId: stream.id });
    assert.equal(ack.code, 'stream_not_live');
  });

  it('is not for ever: a stream that starts again has its room back', async () => {
    const { streamer, stream } = await Streamer.goesLive();
    const viewer = await Viewer.watches(stream);
    await viewer.says('first broadcast');
    await streamer.ends(stream);
    await viewer.isDisconnected();

    assert.equal((await streamer.starts(stream)).status, 'live');
    const back = await Viewer.watches(stream);
    await back.counts(1, stream);
    assert.equal((await back.says('second broadcast')).ok, true);
    await back.sees('second broadcast');
  });

  it('comes with the deletion of the stream, too', async () => {
    const { streamer, stream } = await Streamer.goesLive();
    const viewer = await Viewer.watches(stream);
    const { status } = await streamer.account.calls('DELETE', `/streams/${stream.id}`);
    assert.equal(status, 204);
    await viewer.isDisconnected();
    assert.equal(viewer.heardOf('stream_ended_notification').length, 1);
  });

  it('is brought about by the owner alone', async () => {
    const { stream } = await Streamer.goesLive();
    const viewer = await Viewer.watches(stream);
    const { status } = await viewer.account.calls('POST', `/streams/${stream.id}/end`);
    assert.equal(status, 403);
    assert.equal((await viewer.says('still on air')).ok, true);
  });
});
