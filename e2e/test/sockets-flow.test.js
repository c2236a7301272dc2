/** Product flow 2: the stock client, over each transport (spec realtime.md §1–3). */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { NodeWebSocket, NodeXHR } from 'socket.io-client';
import { Account } from '../lib/account.js';
import { stockClient } from '../lib/client.js';
import { within } from '../lib/deadline.js';
import { call, GRANDSTAND_URL, heartbeat } from '../lib/server.js';
import { Streamer } from '../lib/streamer.js';
import { Viewer, WAYS } from '../lib/viewer.js';

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const SID = /^[\w-]{20}$/;

for (const { name, transports } of WAYS) {
  describe(`stock client by ${name}`, { concurrency: true }, () => {
    it('is told who it is', async () => {
      const viewer = await Viewer.connects(undefined, { transports });
      const connected = await viewer.isTold('connected');

      const { serverTime, ...who } = connected;
      const { id: userId, username } = viewer.account;
      assert.deepEqual(who, { sid: viewer.socket.id, userId, username });
      assert.match(serverTime, INSTANT);
      assert.match(connected.sid, SID);
      assert.match(viewer.connectionId, SID);
      assert.notEqual(connected.sid, viewer.connectionId);
    });

    it('joins, counts, chats, leaves and disconnects', async () => {
      const { stream } = await Streamer.goesLive();
      const anna = await Viewer.connects(await Account.register('anna'), { transports });
      const greeted = await anna.joins(stream);
      assert.equal(greeted.ack.ok, true);
      assert.deepEqual(greeted.welcome, { streamId: stream.id, streamKeyForDev: '' });
      assert.deepEqual(greeted.history, []);
      await anna.counts(1, stream);

      const ben = await Viewer.connects(await Account.register('ben'), { transports });
      await ben.joins(stream);
      await Promise.all([anna.counts(2, stream), ben.counts(2, stream)]);

      assert.equal((await anna.says('hello Ben')).ok, true);
      const seenByBen = await ben.sees('hello Ben');
      const seenByAnna = await anna.sees('hello Ben');
      assert.deepEqual(seenByAnna, seenByBen);
      const { id, timestamp, ...rest } = seenByBen;
      assert.match(id, UUID);
      assert.match(timestamp, INSTANT);
      assert.deepEqual(rest, {
        userId: anna.account.id,
        username: anna.account.username,
        message: 'hello Ben',
        streamId: stream.id,
      });

      assert.equal((await ben.says('hello Anna')).ok, true);
      await anna.sees('hello Anna');
      const carla = await Viewer.connects(undefined, { transports });
      const { history } = await carla.joins(stream);
      assert.deepEqual(history, anna.messages);
      await anna.counts(3, stream);

      assert.equal((await ben.leaves(stream)).ok, true);
      await anna.counts(2, stream);
      assert.equal((await ben.leaves(stream)).ok, false);
      carla.disconnects();
      await anna.counts(1, stream);
      assert.deepEqual(ben.messages, anna.messages);
    });

    it('is sent events whether or not it asks for acknowledgements', async () => {
      const { stream } = await Streamer.goesLive();
      const viewer = await Viewer.connects(undefined, { transports });
      viewer.emits('join_stream_room', { streamId: stream.id });
      await viewer.isTold('recent_chat_history');
      const names = viewer.heard.map(({ event }) => event);
      assert.ok(names.indexOf('room_joined_successfully') < names.indexOf('recent_chat_history'));
      await viewer.counts(1, stream);

      viewer.emits('chat_message', { streamId: stream.id, message: 'no receipt, please' });
      await viewer.sees('no receipt, please');
    });

    it(`ends up on ${transports.at(-1)}`, async () => {
      const viewer = await Viewer.connects(undefined, { transports });
      if (transports.length > 1) await viewer.isUpgraded();
      await viewer.asks('ping');
      assert.equal(viewer.transport, transports.at(-1));
    });
  });
}

describe('a stream room', { concurrency: true }, () => {
  it('gives the stream key to the owner alone', async () => {
    const { streamer, stream } = await Streamer.goesLive();
    const owner = await Viewer.connects(streamer.account);
    const other = await Viewer.connects();

    assert.equal((await owner.joins(stream)).welcome.streamKeyForDev, stream.streamKey);
    assert.equal((await other.joins(stream)).welcome.streamKeyForDev, '');
    assert.ok(!JSON.stringify(other.heard).includes(String(stream.streamKey)));
  });

  it('counts two tabs of one user twice and shows both everything', async () => {
    const { stream } = await Streamer.goesLive();
    const first = await Viewer.watches(stream);
    const second = await Viewer.connects(first.account);
    await second.joins(stream);

    await Promise.all([first.counts(2, stream), second.counts(2, stream)]);
    await first.says('from the first tab');
    await second.says('from the second tab');
    await Promise.all([first.seesMessages(2), second.seesMessages(2)]);
    assert.deepEqual(first.messages, second.messages);

    second.disconnects();
    await first.counts(1, stream);
  });

  it('counts a socket that joins twice once', async () => {
    const { stream } = await Streamer.goesLive();
    const viewer = await Viewer.watches(stream);
    await viewer.joins(stream);
    const other = await Viewer.watches(stream);

    await other.counts(2, stream);
    await viewer.says('once');
    await other.sees('once');
    await other.says('fence');
    await viewer.sees('fence');
    assert.deepEqual(
      viewer.messages.map(({ message }) => message),
      ['once', 'fence'],
    );
  });

  it('shows its count over REST, and its peak after everybody left', async () => {
    const { streamer, stream } = await Streamer.goesLive();
    const viewers = [await Viewer.watches(stream), await Viewer.watches(stream)];
    await viewers[0].counts(2, stream);
    assert.equal((await call('GET', `/streams/${stream.id}`)).body.viewerCount, 2);

    viewers[1].disconnects();
    await viewers[0].counts(1, stream);
    const ended = await streamer.ends(stream);
    assert.equal(ended.status, 'ended');
    assert.equal(ended.peakViewerCount, 2);
  });

  it('keeps what is said in one room from the other', async () => {
    const { stream: one } = await Streamer.goesLive();
    const { stream: two } = await Streamer.goesLive();
    const inOne = await Viewer.watches(one);
    const inTwo = await Viewer.watches(two);
    const inBoth = await Viewer.watches(one);
    await inBoth.joins(two);

    await inOne.says('for room one');
    await inBoth.sees('for room one');
    await inBoth.says('for room two');
    await inTwo.sees('for room two');
    assert.deepEqual(
      inTwo.messages.map(({ message }) => message),
      ['for room two'],
    );
    await inTwo.counts(2, two);
    assert.deepEqual(
      new Set(inTwo.heardOf('viewer_count_updated').map(({ streamId }) => streamId)),
      new Set([two.id]),
    );
  });
});

describe('a socket', { concurrency: true }, () => {
  it('has its ping answered, by acknowledgement or by event', async () => {
    const viewer = await Viewer.connects();
    assert.match((await viewer.asks('ping', { any: 'thing' })).timestamp, INSTANT);
    viewer.emits('ping');
    assert.match((await viewer.isTold('pong')).timestamp, INSTANT);
  });

  it('can ask who it is', async () => {
    const { stream } = await Streamer.goesLive();
    const viewer = await Viewer.watches(stream);
    const { id: userId, username } = viewer.account;
    const info = await viewer.asks('user-info');
    assert.deepEqual(
      { userId: info.userId, username: info.username, role: info.role, sid: info.sid },
      { userId, username, role: 'user', sid: viewer.socket.id },
    );
    assert.ok(info.rooms.includes(stream.id));
    assert.ok(info.rooms.includes(`user:${userId}`));

    viewer.emits('user-info');
    assert.equal((await viewer.isTold('user-info')).userId, userId);
  });

  it('joins the notification room of its user', async () => {
    const viewer = await Viewer.connects();
    const room = `notification:${viewer.account.id}`;
    assert.equal((await viewer.asks('join_notification_room')).ok, true);
    assert.deepEqual(await viewer.isTold('notification_room_joined'), { room });
    assert.ok((await viewer.asks('user-info')).rooms.includes(room));
  });

  it('is told the heartbeat that the operator configured', async () => {
    const { pingInterval, pingTimeout } = await heartbeat();
    const { GRANDSTAND_PING_INTERVAL, GRANDSTAND_PING_TIMEOUT } = process.env;
    assert.equal(pingInterval, Number(GRANDSTAND_PING_INTERVAL ?? pingInterval));
    assert.equal(pingTimeout, Number(GRANDSTAND_PING_TIMEOUT ?? pingTimeout));
  });

  it('outlives several heartbeats while it has nothing to say', async () => {
    const account = await Account.someone();
    const viewers = await Promise.all(
      WAYS.map(({ transports }) => Viewer.connects(account, { transports })),
    );
    await Promise.all(
      viewers.map(({ socket }) => {
        let pings = 0;
        const third = new Promise((resolve) =>
          socket.io.on('ping', () => ++pings === 3 && resolve(undefined)),
        );
        return within(third, 'three pings', 150_000);
      }),
    );
    for (const viewer of viewers) assert.ok((await viewer.asks('ping')).timestamp);
  });
});

describe('an upgrade in the middle of a conversation', { concurrency: true }, () => {
  /** A WebSocket transport that is kept from opening until the test says so. */
  function gatedWebSocket() {
    /** @type {() => void} */
    let open = () => {};
    const gate = new Promise((resolve) => {
      open = () => resolve(undefined);
    });
    class GatedWebSocket extends NodeWebSocket {
      doOpen() {
        gate.then(() => super.doOpen());
        return this;
      }
    }
    return { transports: [NodeXHR, GatedWebSocket], open };
  }

  it('loses nothing and doubles nothing', async () => {
    const { streamer, stream } = await Streamer.goesLive();
    const { transports, open } = gatedWebSocket();
    const other = await Viewer.watches(stream);
    const owner = await Viewer.connects(streamer.account, {
      transports,
    });
    await owner.joins(stream);
    assert.match(owner.transport, /^polling$/);

    // The owner talks without pause, one message a round trip, from before the upgrade until after
    // it, and is sent each of them: there is always a POST or a poll under way.
    const upgraded = owner.isUpgraded();
    /** @type {string[]} */
    const said = [];
    let after = 0;
    for (let turn = 0; after < 3 && turn < 60; turn++) {
      if (turn === 3) open();
      const text = `message ${turn}`;
      said.push(text);
      const [ack] = await Promise.all([owner.says(text), owner.sees(text), other.sees(text)]);
      assert.equal(ack.ok, true, `${text}: ${JSON.stringify(ack)}`);
      if (owner.transport === 'websocket') after++;
    }
    await upgraded;
    assert.equal(after, 3, 'the conversation went on after the upgrade');

    await other.says('fence');
    await Promise.all([owner.sees('fence'), other.sees('fence')]);
    const texts = [...said, 'fence'];
    assert.deepEqual(
      owner.messages.map(({ message }) => message),
      texts,
    );
    assert.deepEqual(owner.messages, other.messages);
  });

  it('keeps the order of what was sent in one go before, while and after', async () => {
    const { streamer, stream } = await Streamer.goesLive();
    const { transports, open } = gatedWebSocket();
    const owner = await Viewer.connects(streamer.account, {
      transports,
    });
    await owner.joins(stream);

    const upgraded = owner.isUpgraded();
    const engine = owner.socket.io.engine;
    const says = (/** @type {string} */ text) =>
      owner.emits('chat_message', { streamId: stream.id, message: text });
    const texts = ['before', 'upgrading', 'after'].flatMap((when) =>
      Array.from({ length: 8 }, (_, i) => `${when} ${i}`),
    );
    engine.once('upgrading', () => texts.slice(8, 16).forEach(says));
    engine.once('upgrade', () => texts.slice(16).forEach(says));
    texts.slice(0, 8).forEach(says);
    open();
    await upgraded;

    await owner.seesMessages(24);
    await owner.says('fence');
    await owner.sees('fence');
    assert.deepEqual(
      owner.messages.map(({ message }) => message),
      [...texts, 'fence'],
    );
  });
});

describe('a connection', { concurrency: true }, () => {
  it('accepts the token in the query, as older clients send it', async () => {
    const { token, username } = await Account.someone();
    const socket = stockClient(GRANDSTAND_URL, { query: { token } });
    const connected = new Promise((resolve, reject) => {
      socket.once('connected', resolve);
      socket.once('connect_error', reject);
    });
    assert.equal((await within(connected, 'connected')).username, username);
  });

  it('tolerates "Bearer " in front of the token', async () => {
    const account = await Account.someone();
    const viewer = await Viewer.connects(account, { auth: { token: `Bearer ${account.token}` } });
    assert.equal((await viewer.isTold('connected')).userId, account.id);
  });
});
