import { within } from './deadline.js';
import { Wire } from './wire.js';

/** The server under test. */
export const GRANDSTAND_URL = process.env.GRANDSTAND_URL ?? 'http://localhost:8080';

/** Its Engine.IO endpoint, for bare frames. */
export const wire = new Wire(GRANDSTAND_URL, '/socket.io/');

/**
 * @typedef {object} Answer
 * @property {number} status
 * @property {any} body parsed JSON, `undefined` when empty
 */

/**
 * One REST call.
 *
 * @param {string} method
 * @param {string} path below `/api`
 * @param {{token?: string, body?: unknown}} [options]
 * @returns {Promise<Answer>}
 */
export async function call(method, path, { token, body } = {}) {
  /** @type {Record<string, string>} */
  const headers = { Accept: 'application/json' };
  if (token) headers.Authorization = `Bearer ${token}`;
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  const request = fetch(new URL(`/api${path}`, GRANDSTAND_URL), {
    method,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const answer = await within(request, `an answer to ${method} ${path}`);
  const text = await answer.text();
  return { status: answer.status, body: text ? JSON.parse(text) : undefined };
}

/**
 * One REST call that has to succeed.
 *
 * @param {string} method
 * @param {string} path
 * @param {{token?: string, body?: unknown}} [options]
 */
export async function mustCall(method, path, options) {
  const { status, body } = await call(method, path, options);
  if (status >= 300) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(body)}`);
  return body;
}

/** The heartbeat that the server announces, in ms. */
export async function heartbeat() {
  const session = await wire.opensByPolling();
  await session.post('1');
  const { pingInterval, pingTimeout } = session.handshake;
  return { pingInterval, pingTimeout };
}
