/**
 * The stock client against the conformance server: events and acknowledgements, plain and binary,
 * over each transport and through an upgrade.
 */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { stockClient } from '../lib/client.js';
import { within } from '../lib/deadline.js';
import { CONFORMANCE_URL, socketio, warmUp } from './server.js';

warmUp(socketio);

const arguments_ = [
  { name: 'no arguments', args: [] },
  { name: 'every kind of JSON', args: [1, -0.5, '2', true, null, { 3: [false, { a: 'ü€😀' }] }] },
  { name: 'bytes', args: [Buffer.of(1, 2, 3)] },
  { name: 'no bytes at all', args: [Buffer.alloc(0)] },
  {
    name: 'bytes deep inside',
    args: ['before', { list: [Buffer.from('one'), { leaf: Buffer.from('two') }] }, 'after'],
  },
  { name: 'ten attachments', args: Array.from({ length: 10 }, (_, i) => Buffer.of(i)) },
  { name: 'half a megabyte', args: [randomBytes(500_000)] },
];

const ways = [
  { name: 'websocket', transports: ['websocket'] },
  { name: 'polling', transports: ['polling'] },
  { name: 'polling, then websocket', transports: ['polling', 'websocket'], upgrades: true },
];

/**
 * @param {string} namespace
 * @param {Partial<import("socket.io-client").ManagerOptions & import("socket.io-client").SocketOptions>} options
 */
async function connects(namespace, options) {
  const socket = stockClient(new URL(namespace, CONFORMANCE_URL).href, options);
  const auth = within(
    new Promise((resolve, reject) => {
      socket.once('auth', resolve);
      socket.once('connect_error', reject);
    }),
    `auth of ${namespace}`,
  );
  return { socket, auth: await auth };
}

for (const { name, transports, upgrades } of ways) {
  describe(`stock client by ${name}`, () => {
    it('gets its CONNECT payload back in both namespaces', async () => {
      for (const namespace of ['/', '/custom']) {
        const { socket, auth } = await connects(namespace, { transports, auth: { token: 'abc' } });
        assert.deepEqual(auth, { token: 'abc' });
        socket.disconnect();
      }
    });

    it('gets events and acknowledgements back with what it sent', async () => {
      const { socket } = await connects('/', { transports });
      for (const { name: what, args } of arguments_) {
        const back = new Promise((resolve) =>
          socket.once('message-back', (...echo) => resolve(echo)),
        );
        socket.emit('message', ...args);
        assert.deepEqual(await within(back, `message-back: ${what}`), args, what);

        const ack = new Promise((resolve) =>
          socket.emit('message-with-ack', ...args, (/** @type {unknown[]} */ ...echo) =>
            resolve(echo),
          ),
        );
        assert.deepEqual(await within(ack, `acknowledgement: ${what}`), args, what);
      }
      socket.disconnect();
    });

    it('gets a hundred events back in order, plain and binary mixed', async () => {
      const { socket } = await connects('/', { transports });
      /** @type {unknown[][]} */
      const echoes = [];
      const all = new Promise((resolve, reject) => {
        socket.on('message-back', (...echo) => {
          if (echoes.push(echo) === 100) resolve(undefined);
        });
        socket.on('disconnect', (why) => reject(new Error(`${why} after ${echoes.length} echoes`)));
      });
      const sent = Array.from({ length: 100 }, (_, i) =>
        i % 3 === 0 ? [i, Buffer.from(`bytes ${i}`)] : [i, `text ${i}`],
      );
      for (const args of sent) socket.emit('message', ...args);
      await within(all, 'a hundred echoes', undefined, () => `${echoes.length}`);
      assert.deepEqual(echoes, sent);
      if (upgrades) {
        const engine = socket.io.engine;
        if (engine.transport.name !== 'websocket') {
          await within(new Promise((resolve) => engine.once('upgrade', resolve)), 'the upgrade');
        }
        assert.equal(engine.transport.name, 'websocket');
      }
      socket.disconnect();
    });
  });
}

describe('stock client', () => {
  it('is disconnected for an eleventh attachment', async () => {
    const { socket } = await connects('/', { transports: ['websocket'] });
    const left = new Promise((resolve) => socket.once('disconnect', resolve));
    socket.emit('message', ...Array.from({ length: 11 }, (_, i) => Buffer.of(i)));
    assert.equal(await within(left, 'the disconnect'), 'transport close');
  });

  for (const transport of ['websocket', 'polling']) {
    it(`is disconnected for more than a megabyte by ${transport}`, async () => {
      const { socket } = await connects('/', { transports: [transport] });
      const left = new Promise((resolve) => socket.once('disconnect', resolve));
      socket.emit('message', 'x'.repeat(1_000_001));
      assert.match(String(await within(left, 'the disconnect')), /^transport (close|error)$/);
    });
  }

  it('is told that a namespace does not exist', async () => {
    await assert.rejects(connects('/random', { transports: ['websocket'] }), {
      message: 'Invalid namespace',
    });
  });
});
