/**
 * Bare Engine.IO: HTTP requests and WebSocket frames as they are on the wire, for the cases that a
 * well-behaved client library would never produce.
 */
import { WebSocket } from 'ws';
import { PATIENCE, within } from './deadline.js';
import { Inbox } from './inbox.js';

/** The character between two packets of one polling payload. */
export const SEPARATOR = '\x1e';

/**
 * @typedef {object} Handshake
 * @property {string} sid
 * @property {string[]} upgrades
 * @property {number} pingInterval ms
 * @property {number} pingTimeout ms
 * @property {number} maxPayload bytes
 */

export class Wire {
  #base;

  /**
   * @param {string} server e.g. `http://localhost:8080`
   * @param {string} path `/engine.io/` or `/socket.io/`
   */
  constructor(server, path) {
    this.#base = new URL(path, server);
  }

  /**
   * @param {Record<string, string>} query
   * @param {"http" | "ws"} [scheme]
   */
  url(query, scheme = 'http') {
    const url = new URL(this.#base);
    if (scheme === 'ws') url.protocol = url.protocol.replace('http', 'ws');
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    return url;
  }

  /**
   * @param {Record<string, string>} query
   * @param {RequestInit} [init]
   */
  request(query, init = {}) {
    return within(fetch(this.url(query), init), `an answer to ${JSON.stringify(query)}`);
  }

  /** @param {RequestInit} [init] */
  async opensByPolling(init) {
    const answer = await this.request({ EIO: '4', transport: 'polling' }, init);
    const body = await answer.text();
    if (answer.status !== 200 || !body.startsWith('0')) {
      throw new Error(`no handshake: ${answer.status} ${body}`);
    }
    const handshake = /** @type {Handshake} */ (JSON.parse(body.slice(1)));
    return new PollingSession(this, handshake);
  }

  /**
   * @param {Record<string, string>} [query]
   */
  websocket(query = { EIO: '4', transport: 'websocket' }) {
    return new Frames(new WebSocket(this.url(query, 'ws')));
  }

  /** A WebSocket session, with its handshake already taken off. */
  async opensByWebSocket() {
    const frames = this.websocket();
    const first = await frames.next();
    if (typeof first !== 'string' || !first.startsWith('0')) {
      throw new Error(`no handshake: ${first}`);
    }
    return frames;
  }
}

export class PollingSession {
  #wire;

  /**
   * @param {Wire} wire
   * @param {Handshake} handshake
   */
  constructor(wire, handshake) {
    this.#wire = wire;
    this.handshake = handshake;
  }

  get sid() {
    return this.handshake.sid;
  }

  get query() {
    return { EIO: '4', transport: 'polling', sid: this.sid };
  }

  /** @param {RequestInit} [init] */
  async poll(init) {
    const answer = await this.#wire.request(this.query, init);
    return { status: answer.status, body: await answer.text() };
  }

  /** @param {string} body */
  async post(body) {
    const init = { method: 'POST', body, headers: { 'Content-Type': 'text/plain;charset=UTF-8' } };
    const answer = await this.#wire.request(this.query, init);
    return { status: answer.status, body: await answer.text() };
  }

  /** Polls until a packet has come that is not a ping; pings are answered. */
  async receives() {
    for (;;) {
      const { status, body } = await this.poll();
      if (status !== 200) throw new Error(`poll refused: ${status} ${body}`);
      const packets = body.split(SEPARATOR).filter((packet) => packet !== '2');
      if (packets.length < body.split(SEPARATOR).length) await this.post('3');
      if (packets.length > 0) return packets;
    }
  }

  /** A WebSocket that asks to take this session over. */
  upgrade() {
    return this.#wire.websocket({ EIO: '4', transport: 'websocket', sid: this.sid });
  }
}

/** One WebSocket and every frame it received: text as string, binary as Buffer. */
export class Frames {
  /** @type {Inbox<string | Buffer>} */
  #inbox = new Inbox('the WebSocket');
  #taken = 0;
  #closed;

  /** @param {WebSocket} socket */
  constructor(socket) {
    this.socket = socket;
    socket.on('message', (data, binary) =>
      this.#inbox.push(binary ? /** @type {Buffer} */ (data) : data.toString()),
    );
    socket.on('error', () => {}); // a refused handshake is followed by "close", which is what is looked at
    this.#closed = new Promise((resolve) => socket.on('close', (code) => resolve(code)));
  }

  /**
   * The next frame that has not been taken yet.
   *
   * @param {number} [ms]
   */
  async next(ms = PATIENCE) {
    const index = this.#taken++;
    return this.#inbox.settles(() => this.#inbox.all[index], `gets frame ${index + 1}`, ms);
  }

  /** The next frame that is not a ping. Pings are answered. */
  async nextMessage() {
    for (;;) {
      const frame = await this.next();
      if (frame !== '2') return frame;
      this.send('3');
    }
  }

  /** @param {string | Buffer | Uint8Array} frame */
  send(frame) {
    this.socket.send(frame);
  }

  async opened() {
    if (this.socket.readyState === WebSocket.OPEN) return;
    await within(
      new Promise((resolve, reject) => {
        this.socket.once('open', resolve);
        this.socket.once('close', () => reject(new Error('closed before it opened')));
      }),
      'the WebSocket opens',
    );
  }

  /**
   * Waits for the close.
   *
   * @param {number} [ms]
   * @returns {Promise<number>} the close code
   */
  closed(ms = PATIENCE) {
    return within(this.#closed, 'the WebSocket is closed', ms, () =>
      this.#inbox.all.slice(-3).join(' '),
    );
  }

  close() {
    this.socket.terminate();
  }
}
