/**
 * The Engine.IO cases that hold for a bare Engine.IO endpoint and below Socket.IO alike: handshake,
 * heartbeat, close. (Reference notes, §4.1 and §4.2.)
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { timePasses } from '../lib/deadline.js';
import { MAX_PAYLOAD, PING_INTERVAL, PING_TIMEOUT } from './server.js';

/** @typedef {import("../lib/wire.js").Wire} Wire */
/** @typedef {import("../lib/wire.js").Handshake} Handshake */

/** How much later than the protocol's own deadline a server may close, in ms. */
const MARGIN = 1_000;

/** How much later than asked two timers in a row may fire, in ms. */
const GRAIN = 25;

/**
 * @param {Handshake} handshake
 * @param {string[]} upgrades
 */
function assertHandshake(handshake, upgrades) {
  assert.deepEqual(Object.keys(handshake).sort(), [
    'maxPayload',
    'pingInterval',
    'pingTimeout',
    'sid',
    'upgrades',
  ]);
  assert.equal(typeof handshake.sid, 'string');
  assert.notEqual(handshake.sid, '');
  assert.deepEqual(handshake.upgrades, upgrades);
  assert.equal(handshake.pingInterval, PING_INTERVAL);
  assert.equal(handshake.pingTimeout, PING_TIMEOUT);
  assert.equal(handshake.maxPayload, MAX_PAYLOAD);
}

/** @param {Wire} wire */
export function handshakeCases(wire) {
  describe('handshake by polling', () => {
    it('opens a session', async () => {
      const answer = await wire.request({ EIO: '4', transport: 'polling' });
      assert.equal(answer.status, 200);
      const body = await answer.text();
      assert.equal(body[0], '0');
      assertHandshake(JSON.parse(body.slice(1)), ['websocket']);
    });

    it('is refused without a valid EIO', async () => {
      /** @type {Record<string, string>[]} */
      const queries = [{ transport: 'polling' }, { EIO: 'abc', transport: 'polling' }];
      for (const query of queries) {
        const answer = await wire.request(query);
        assert.equal(answer.status, 400, JSON.stringify(query));
      }
    });

    it('is refused without a known transport', async () => {
      /** @type {Record<string, string>[]} */
      const queries = [{ EIO: '4' }, { EIO: '4', transport: 'abc' }];
      for (const query of queries) {
        const answer = await wire.request(query);
        assert.equal(answer.status, 400, JSON.stringify(query));
      }
    });

    it('is refused with another method than GET', async () => {
      for (const method of ['POST', 'PUT']) {
        const answer = await wire.request({ EIO: '4', transport: 'polling' }, { method });
        assert.equal(answer.status, 400, method);
      }
    });
  });

  describe('handshake by websocket', () => {
    it('opens a session', async () => {
      const socket = wire.websocket();
      const first = String(await socket.next());
      assert.equal(first[0], '0');
      assertHandshake(JSON.parse(first.slice(1)), []);
      socket.close();
    });

    it('is refused without a valid EIO', async () => {
      await wire.websocket({ transport: 'websocket' }).closed();
      await wire.websocket({ EIO: 'abc', transport: 'websocket' }).closed();
    });

    it('is refused without a known transport', async () => {
      await wire.websocket({ EIO: '4' }).closed();
      await wire.websocket({ EIO: '4', transport: 'abc' }).closed();
    });
  });
}

/**
 * @param {Wire} wire
 * @param {() => Promise<import("../lib/wire.js").Frames>} opensByWebSocket a session on which nothing but pings will come
 */
export function heartbeatCases(wire, opensByWebSocket) {
  describe('heartbeat by polling', () => {
    it('sends a ping as often as it is answered', async () => {
      const session = await wire.opensByPolling();
      // A third one would come close to the connect timeout, which ends the session as well.
      for (let round = 0; round < 2; round++) {
        assert.deepEqual(await session.poll(), { status: 200, body: '2' });
        const pong = await session.post('3');
        assert.equal(pong.status, 200);
      }
    });

    it('forgets the session once no pong came in time', async () => {
      const session = await wire.opensByPolling();
      await timePasses(PING_INTERVAL + PING_TIMEOUT + GRAIN);
      const answer = await session.poll();
      assert.equal(answer.status, 400);
    });
  });

  describe('heartbeat by websocket', () => {
    it('sends a ping as often as it is answered', async () => {
      const socket = await opensByWebSocket();
      for (let round = 0; round < 3; round++) {
        assert.equal(await socket.next(), '2');
        socket.send('3');
      }
      socket.close();
    });

    it('closes once no pong came in time', async () => {
      const socket = await opensByWebSocket();
      await socket.closed(PING_INTERVAL + PING_TIMEOUT + MARGIN);
    });
  });
}

/**
 * @param {Wire} wire
 * @param {() => Promise<import("../lib/wire.js").Frames>} opensByWebSocket
 */
export function closeCases(wire, opensByWebSocket) {
  describe('close', () => {
    it('by polling answers the waiting poll with a noop and forgets the session', async () => {
      const session = await wire.opensByPolling();
      const [poll, close] = await Promise.all([session.poll(), session.post('1')]);
      assert.deepEqual(poll, { status: 200, body: '6' });
      assert.equal(close.status, 200);
      assert.equal((await session.poll()).status, 400);
    });

    it('by websocket closes the connection', async () => {
      const socket = await opensByWebSocket();
      socket.send('1');
      await socket.closed();
    });
  });
}

/**
 * Upgrades a session as a client library does: probe, release of the waiting poll, upgrade.
 *
 * @param {Wire} wire
 */
export async function upgrades(wire) {
  const session = await wire.opensByPolling();
  const socket = session.upgrade();
  await socket.opened();
  socket.send('2probe');
  assert.equal(await socket.next(), '3probe');
  const poll = await session.poll();
  assert.deepEqual(poll, { status: 200, body: '6' });
  socket.send('5');
  return { session, socket };
}

/**
 * @param {Wire} wire
 * @param {(socket: import("../lib/wire.js").Frames) => Promise<void>} assertAlive that the session still works
 */
export function upgradeCases(wire, assertAlive) {
  describe('upgrade', () => {
    it('moves a session from polling to websocket', async () => {
      const { socket } = await upgrades(wire);
      await assertAlive(socket);
      socket.close();
    });

    it('makes HTTP requests of that session void, which leave it alone', async () => {
      const { session, socket } = await upgrades(wire);
      assert.equal((await session.poll()).status, 400);
      await assertAlive(socket);
      socket.close();
    });

    it('makes a second websocket of that session void, which leaves it alone', async () => {
      const { session, socket } = await upgrades(wire);
      await session.upgrade().closed();
      await assertAlive(socket);
      socket.close();
    });
  });
}
