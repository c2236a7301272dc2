/** Engine.IO v4 against the bare echo endpoint `/engine.io/` (reference notes, §4.1). */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { timePasses } from '../lib/deadline.js';
import { SEPARATOR } from '../lib/wire.js';
import { closeCases, handshakeCases, heartbeatCases, upgradeCases } from './engine-cases.js';
import { engine, warmUp } from './server.js';

/** Long enough for a request to wait at the server, shorter than its ping interval, in ms. */
const ARRIVAL = 100;

/** @param {import("../lib/wire.js").Frames} socket */
async function assertEchoes(socket) {
  socket.send('4hello');
  assert.equal(await socket.nextMessage(), '4hello');
}

const byWebSocket = () => engine.opensByWebSocket();

warmUp(engine);
handshakeCases(engine);

describe('message by polling', () => {
  it('echoes one text packet', async () => {
    const session = await engine.opensByPolling();
    assert.deepEqual(await session.post('4hello'), { status: 200, body: 'ok' });
    assert.deepEqual(await session.poll(), { status: 200, body: '4hello' });
  });

  it('echoes several packets of one payload as one payload', async () => {
    const session = await engine.opensByPolling();
    const payload = ['4test1', '4test2', '4test3'].join(SEPARATOR);
    assert.deepEqual(await session.post(payload), { status: 200, body: 'ok' });
    assert.deepEqual(await session.poll(), { status: 200, body: payload });
  });

  it('echoes text and binary, which travels as base64', async () => {
    const session = await engine.opensByPolling();
    const payload = ['4hello', 'bAQIDBA=='].join(SEPARATOR);
    assert.deepEqual(await session.post(payload), { status: 200, body: 'ok' });
    assert.deepEqual(await session.poll(), { status: 200, body: payload });
  });

  it('closes the session on something that is no packet', async () => {
    const session = await engine.opensByPolling();
    // The reference implementation itself answers 200 here; others 400, or cut the connection.
    const answer = await session.post('abc').catch(() => ({ status: 400 }));
    assert.ok([200, 400].includes(answer.status), `${answer.status}`);
    assert.equal((await session.poll()).status, 400);
  });

  it('echoes a packet whose body comes in many pieces', async () => {
    const session = await engine.opensByPolling();
    const packet = `4${'x'.repeat(900_000)}`;
    assert.equal((await session.post(packet)).status, 200);
    const { status, body } = await session.poll();
    assert.deepEqual([status, body === packet], [200, true]);
  });

  it('closes the session on a second poll while one waits', async () => {
    const session = await engine.opensByPolling();
    // Which of two connections is served first is the machine's choice: the waiting poll is told of
    // the close, the other one is refused.
    const polls = await Promise.all([session.poll(), session.poll()]);
    const [waiting, second] = polls.sort((a, b) => a.status - b.status);
    assert.deepEqual(waiting, { status: 200, body: '1' });
    assert.ok([400, 500].includes(second.status), `${second.status}`);
    assert.equal((await session.poll()).status, 400);
  });

  it('closes the session when its waiting poll is given up', async () => {
    const session = await engine.opensByPolling();
    const impatient = new AbortController();
    const poll = session.poll({ signal: impatient.signal });
    await timePasses(ARRIVAL);
    impatient.abort();
    await assert.rejects(poll, { name: 'AbortError' });
    assert.equal((await session.poll()).status, 400);
  });
});

describe('message by websocket', () => {
  it('echoes one text packet', async () => {
    const socket = await byWebSocket();
    await assertEchoes(socket);
    socket.close();
  });

  it('echoes a binary packet as a binary frame', async () => {
    const socket = await byWebSocket();
    socket.send(Uint8Array.of(1, 2, 3, 4));
    const echo = await socket.nextMessage();
    assert.ok(Buffer.isBuffer(echo));
    assert.deepEqual([...echo], [1, 2, 3, 4]);
    socket.close();
  });

  it('closes the connection on something that is no packet', async () => {
    const socket = await byWebSocket();
    socket.send('abc');
    await socket.closed();
  });
});

heartbeatCases(engine, byWebSocket);
closeCases(engine, byWebSocket);
upgradeCases(engine, assertEchoes);
