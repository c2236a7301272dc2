import { after } from 'node:test';
import { io } from 'socket.io-client';

/** @typedef {Partial<import('socket.io-client').ManagerOptions & import('socket.io-client').SocketOptions>} Options */

/** @type {Set<import('socket.io-client').Socket>} */
const opened = new Set();

after(() => {
  for (const socket of opened) socket.disconnect();
});

/**
 * A stock client with a connection of its own that does not come back by itself, and that does not
 * outlive the tests of the calling file.
 *
 * @param {string} url
 * @param {Options} [options]
 */
export function stockClient(url, options = {}) {
  const socket = io(url, { forceNew: true, reconnection: false, ...options });
  opened.add(socket);
  return socket;
}
