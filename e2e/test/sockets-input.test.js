/** What clients may send, and what they are told when they may not (spec realtime.md §3 and §7). */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { Account } from '../lib/account.js';
import { Streamer } from '../lib/streamer.js';
import { Viewer } from '../lib/viewer.js';

/**
 * @param {any} ack
 * @param {string} code
 */
function assertRefused(ack, code) {
  assert.equal(ack.ok, false, JSON.stringify(ack));
  assert.equal(ack.code, code, JSON.stringify(ack));
  assert.equal(typeof ack.message, 'string');
  assert.notEqual(ack.message, '');
}

/** What is no object with a `streamId`. */
const NO_OBJECTS = [undefined, null, true, 42, 'text', [], [{}], Buffer.of(1)];

describe('join_stream_room', { concurrency: true }, () => {
  it('says that the stream is not live', async () => {
    const streamer = await Streamer.enters();
    const stream = await streamer.createsStream();
    const viewer = await Viewer.connects();
    const ack = await viewer.asks('join_stream_room', { streamId: stream.id });
    assertRefused(ack, 'stream_not_live');
    assert.equal((await viewer.isTold('room_join_error')).message, ack.message);
  });

  it('says that the stream is over', async () => {
    const { streamer, stream } = await Streamer.goesLive();
    await streamer.ends(stream);
    const viewer = await Viewer.connects();
    const ack = await viewer.asks('join_stream_room', { streamId: stream.id });
    assertRefused(ack, 'stream_not_live');
  });

  it('says that the stream is unknown', async () => {
    const viewer = await Viewer.connects();
    assertRefused(await viewer.asks('join_stream_room', { streamId: randomUUID() }), 'not_found');
    assert.equal(typeof (await viewer.isTold('room_join_error')).message, 'string');
  });

  it('names the field that is wrong', async () => {
    const viewer = await Viewer.connects();
    const wrong = [undefined, null, 42, true, {}, [], '', 'not-an-id', `${randomUUID()}0`];
    for (const streamId of wrong) {
      const ack = await viewer.asks('join_stream_room', { streamId });
      assertRefused(ack, 'bad_request');
      assert.match(ack.message, /streamId/);
    }
    assert.equal(viewer.heardOf('room_join_error').length, wrong.length);
  });

  it('wants an object', async () => {
    const viewer = await Viewer.connects();
    for (const payload of NO_OBJECTS) {
      assertRefused(await viewer.asks('join_stream_room', payload), 'bad_request');
    }
    assertRefused(await viewer.asks('join_stream_room'), 'bad_request');
    assert.equal(viewer.heardOf('room_join_error').length, NO_OBJECTS.length + 1);
  });

  it('tells of its errors without an acknowledgement, too', async () => {
    const viewer = await Viewer.connects();
    viewer.emits('join_stream_room');
    assert.match((await viewer.isTold('room_join_error')).message, /./);
  });
});

describe('chat_message', { concurrency: true }, () => {
  it('wants its sender in the room', async () => {
    const { stream } = await Streamer.goesLive();
    const inside = await Viewer.watches(stream);
    const outside = await Viewer.connects();
    const payload = { streamId: stream.id, message: 'let me in' };
    assertRefused(await outside.asks('chat_message', payload), 'not_in_room');
    assert.equal((await outside.isTold('message_error')).code, 'not_in_room');

    await outside.joins(stream);
    await outside.leaves(stream);
    assertRefused(await outside.asks('chat_message', payload), 'not_in_room');
    await inside.says('fence');
    await inside.sees('fence');
    assert.equal(inside.messages.length, 1);
  });

  it('wants some text, and at most 500 characters of it', async () => {
    const { stream } = await Streamer.goesLive();
    const viewer = await Viewer.watches(stream);
    const unwanted = ['', '   ', '\n\t \r\n', '\u00a0\u2003', '\u0000\u0007', 'x'.repeat(501)];
    for (const text of unwanted) {
      const ack = await viewer.says(text);
      assertRefused(ack, 'bad_request');
      assert.match(ack.message, /message/);
    }
    const told = viewer.heardOf('message_error');
    assert.deepEqual(
      told.map(({ code }) => code),
      unwanted.map(() => 'bad_request'),
    );

    const longest = 'x'.repeat(500);
    assert.equal((await viewer.says(longest)).ok, true);
    await viewer.sees(longest);
    assert.equal(viewer.messages.length, 1);
  });

  it('counts characters, not bytes and not halves of them', async () => {
    const { stream } = await Streamer.goesLive();
    const viewer = await Viewer.watches(stream);
    const smiles = '😀'.repeat(500);
    assert.equal((await viewer.says(smiles)).ok, true);
    assert.equal((await viewer.sees(smiles)).message.length, 1000);
    assertRefused(await viewer.says(`${smiles}😀`), 'bad_request');
  });

  it('counts after it has trimmed', async () => {
    const { stream } = await Streamer.goesLive();
    const viewer = await Viewer.watches(stream);
    assert.equal((await viewer.says(`  ${'y'.repeat(500)}\n `)).ok, true);
    await viewer.sees('y'.repeat(500));
  });

  it('names the field that is wrong', async () => {
    const { stream } = await Streamer.goesLive();
    const viewer = await Viewer.watches(stream);
    for (const message of [undefined, null, 42, true, {}, ['text'], Buffer.of(65)]) {
      const ack = await viewer.says(message);
      assertRefused(ack, 'bad_request');
      assert.match(ack.message, /message/);
    }
    for (const streamId of [undefined, null, 42, {}, 'not-an-id']) {
      const ack = await viewer.asks('chat_message', { streamId, message: 'text' });
      assertRefused(ack, 'bad_request');
      assert.match(ack.message, /streamId/);
    }
    for (const payload of NO_OBJECTS) {
      assertRefused(await viewer.asks('chat_message', payload), 'bad_request');
    }
    await viewer.says('fence');
    await viewer.sees('fence');
    assert.equal(viewer.messages.length, 1);
  });

  const texts = [
    { name: 'markup', typed: '<img src=x onerror=alert(1)><script>alert(2)</script>&amp;"\'`' },
    { name: 'a template', typed: '#{7*7} {{7*7}} <%= 7*7 %> $(7*7) %s %n \\u0041' },
    { name: 'bidirectional overrides', typed: 'a\u202eb\u202dc\u2066d\u2069' },
    { name: 'characters of four bytes', typed: '😀 👩‍👩‍👧‍👦 𝒳 𠀀' },
    { name: 'combining marks', typed: 'Z\u0351\u036b\u0343a\u0301 é' },
    { name: 'a database statement', typed: "'; DROP TABLE chat_messages; --" },
    { name: 'separators of the wire', typed: '42["x"]\u2028 "\\' },
    { name: 'what looks like an attachment', typed: '{"_placeholder":true,"num":0}' },
  ];
  for (const { name, typed } of texts) {
    it(`sends and keeps ${name} as typed`, async () => {
      const { stream } = await Streamer.goesLive();
      const sender = await Viewer.watches(stream);
      const other = await Viewer.watches(stream, { transports: ['polling'] });
      assert.equal((await sender.says(typed)).ok, true);
      await Promise.all([sender.sees(typed), other.sees(typed)]);

      const late = await Viewer.connects();
      const { history } = await late.joins(stream);
      assert.deepEqual(history, sender.messages);
    });
  }

  it('trims, and takes control characters out', async () => {
    const { stream } = await Streamer.goesLive();
    const viewer = await Viewer.watches(stream);
    assert.equal(
      (await viewer.says(' \u001b[31mred\u0000\u0007 \u007fand\u009b quiet\u0008  ')).ok,
      true,
    );
    await viewer.sees('[31mred and quiet');
  });

  it('survives half a character', async () => {
    const { stream } = await Streamer.goesLive();
    const viewer = await Viewer.watches(stream);
    const ack = await viewer.says('half: \ud83d');
    if (!ack.ok) assertRefused(ack, 'bad_request');
    assert.equal((await viewer.says('fence')).ok, true);
    await viewer.sees('fence');
  });
});

describe('chat in a hurry', { concurrency: true }, () => {
  /**
   * @param {Viewer} viewer
   * @param {number} count
   */
  const saysAtOnce = (viewer, count) =>
    Promise.all(Array.from({ length: count }, (_, i) => viewer.says(`message ${i}`)));

  it('passes 20 of 25 messages and tells the sender of the rest', async () => {
    const { stream } = await Streamer.goesLive();
    const hasty = await Viewer.connects(await Account.register('hasty'));
    await hasty.joins(stream);
    const other = await Viewer.connects(await Account.register('other'));
    await other.joins(stream);

    const acks = await saysAtOnce(hasty, 25);
    assert.ok(acks.slice(0, 20).every(({ ok }) => ok));
    for (const ack of acks.slice(20)) {
      assertRefused(ack, 'rate_limited');
      assert.ok(ack.retryAfterMs > 0 && ack.retryAfterMs <= 30_000, `${ack.retryAfterMs}`);
    }
    const told = hasty.heardOf('message_error');
    assert.equal(told.length, 5);
    for (const { code, message, retryAfterMs } of told) {
      assert.equal(code, 'rate_limited');
      assert.equal(typeof message, 'string');
      assert.ok(retryAfterMs > 0 && retryAfterMs <= 30_000);
    }

    await other.says('fence');
    await other.sees('fence');
    assert.deepEqual(
      other.messages.map(({ message }) => message),
      [...Array.from({ length: 20 }, (_, i) => `message ${i}`), 'fence'],
    );
  });

  it('is limited for the user, not for the tab', async () => {
    const { stream } = await Streamer.goesLive();
    const first = await Viewer.watches(stream);
    const second = await Viewer.connects(first.account);
    await second.joins(stream);

    const acks = (await Promise.all([saysAtOnce(first, 15), saysAtOnce(second, 15)])).flat();
    assert.equal(acks.filter(({ ok }) => ok).length, 20);
  });

  it('is limited for each stream by itself', async () => {
    const { stream: one } = await Streamer.goesLive();
    const { stream: two } = await Streamer.goesLive();
    const viewer = await Viewer.watches(one);
    await saysAtOnce(viewer, 21);
    await viewer.joins(two);
    assert.equal((await viewer.says('elsewhere')).ok, true);
  });

  it('has more room for the streamer', async () => {
    const { streamer, stream } = await Streamer.goesLive();
    const owner = await Viewer.connects(streamer.account);
    await owner.joins(stream);
    const acks = await saysAtOnce(owner, 25);
    assert.ok(acks.every(({ ok }) => ok));
  });
});

describe('anything else', { concurrency: true }, () => {
  it('is unknown', async () => {
    const viewer = await Viewer.connects();
    for (const event of ['no_such_event', 'error', '__proto__', 'toString', 'ü'.repeat(200)]) {
      assertRefused(
        { message: 'unknown', ...(await viewer.asks(event, { a: 1 })) },
        'unknown_event',
      );
      viewer.emits(event);
    }
    assert.ok((await viewer.asks('ping')).timestamp);
  });

  it('does not disturb the sockets of others', async () => {
    const { stream } = await Streamer.goesLive();
    const calm = await Viewer.watches(stream);
    const wild = await Viewer.watches(stream);
    await calm.counts(2, stream);
    const raw = /** @type {any} */ (wild.socket.io.engine.transport).ws;
    raw.send('42["chat_message",');
    await wild.isDisconnected();
    await calm.counts(1, stream);
    assert.equal((await calm.says('still here')).ok, true);
  });
});
