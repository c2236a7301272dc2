import { before } from 'node:test';
import { Wire } from '../lib/wire.js';

/** The server under test: one that serves what spec running.md says under "Conformance server". */
export const CONFORMANCE_URL = process.env.CONFORMANCE_URL ?? 'http://localhost:3000';

/** Its heartbeat and its time to send a CONNECT, in ms, and its largest payload in bytes. */
export const PING_INTERVAL = 300;
export const PING_TIMEOUT = 200;
export const CONNECT_TIMEOUT = 1000;
export const MAX_PAYLOAD = 1_000_000;

export const engine = new Wire(CONFORMANCE_URL, '/engine.io/');
export const socketio = new Wire(CONFORMANCE_URL, '/socket.io/');

/** Times that each way in is gone before the first case. */
const WARM_UP_ROUNDS = 10;

/**
 * Makes a server that was started a moment ago load what it needs for a connection: the heartbeat
 * of these cases leaves it no time for that.
 *
 * @param {Wire} wire
 */
export function warmUp(wire) {
  before(async () => {
    for (let round = 0; round < WARM_UP_ROUNDS; round++) {
      const session = await wire.opensByPolling();
      await session.post('40');
      await session.poll();
      const socket = await wire.opensByWebSocket();
      socket.send('40');
      await socket.next();
      socket.close();
    }
  });
}
