import { PATIENCE, timePasses, within } from './deadline.js';
import { noteThoseIn } from './secrets.js';
import { Wire } from './wire.js';

/** The server under test. */
export const GRANDSTAND_URL = process.env.GRANDSTAND_URL ?? 'http://localhost:8080';

/** Its Engine.IO endpoint, for bare frames. */
export const wire = new Wire(GRANDSTAND_URL, '/socket.io/');

/**
 * @typedef {object} Answer
 * @property {number} status
 * @property {any} body parsed JSON, `undefined` when empty
 * @property {number} retryAfter seconds after which the server wants to be asked again, or NaN
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
  noteThoseIn({ ...Object(body), token });
  const request = fetch(new URL(`/api${path}`, GRANDSTAND_URL), {
    method,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const answer = await within(request, `an answer to ${method} ${path}`);
  const content = parsed(await answer.text(), `${method} ${path}`);
  noteThoseIn(content);
  return {
    status: answer.status,
    body: content,
    retryAfter: Number(answer.headers.get('Retry-After') ?? Number.NaN),
  };
}

/**
 * @param {string} text
 * @param {string} what
 */
function parsed(text, what) {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${what} answered no JSON: ${text.slice(0, 300)}`);
  }
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

/**
 * One REST call that has to succeed in the end: a busy server's `Retry-After` is heeded.
 *
 * @param {string} method
 * @param {string} path
 * @param {{token?: string, body?: unknown}} [options]
 */
export async function patientCall(method, path, options) {
  const deadline = performance.now() + 4 * PATIENCE;
  for (;;) {
    const { status, body, retryAfter } = await call(method, path, options);
    if (status < 300) return body;
    if (status !== 503 || Number.isNaN(retryAfter) || performance.now() > deadline) {
      throw new Error(`${method} ${path}: ${status} ${JSON.stringify(body)}`);
    }
    await timePasses(retryAfter * 1000);
  }
}

/** The heartbeat that the server announces, in ms. */
export async function heartbeat() {
  const session = await wire.opensByPolling();
  await session.post('1');
  const { pingInterval, pingTimeout } = session.handshake;
  return { pingInterval, pingTimeout };
}
