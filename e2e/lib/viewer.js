import { Account } from './account.js';
import { stockClient } from './client.js';
import { within } from './deadline.js';
import { Inbox } from './inbox.js';
import { GRANDSTAND_URL } from './server.js';

/** @typedef {import('./streamer.js').Stream} Stream */
/** @typedef {import('./client.js').Options} Options */
/** @typedef {{event: string, payload: any}} Received */

/**
 * A `new_message`, as sent to the room and as kept in the history.
 *
 * @typedef {object} Message
 * @property {string} id
 * @property {string} userId
 * @property {string} username
 * @property {string} message
 * @property {string} timestamp
 * @property {string} streamId
 */

/** The ways in which the stock client can connect. */
export const WAYS = [
  { name: 'websocket', transports: ['websocket'] },
  { name: 'polling', transports: ['polling'] },
  { name: 'polling, then websocket', transports: ['polling', 'websocket'] },
];

/** Somebody who watches: one stock Socket.IO client, and all that it was told. */
export class Viewer {
  /** @type {Inbox<Received>} */
  #inbox;
  /** @type {string | undefined} */
  #room;

  /**
   * @param {Account} account
   * @param {Options} options
   */
  constructor(account, options) {
    this.account = account;
    this.#inbox = new Inbox(account.username);
    this.socket = stockClient(GRANDSTAND_URL, {
      auth: { token: account.token },
      transports: ['websocket'],
      ...options,
    });
    this.socket.onAny((event, payload) => this.#inbox.push({ event, payload }));
    for (const event of /** @type {const} */ (['connect', 'disconnect', 'connect_error'])) {
      this.socket.on(event, (/** @type {any} */ why) =>
        this.#inbox.push({ event, payload: why instanceof Error ? why.message : why }),
      );
    }
  }

  /**
   * @param {Account} [account] somebody's when not given
   * @param {Options} [options]
   */
  static async connects(account, options = {}) {
    const viewer = new Viewer(account ?? (await Account.someone()), options);
    await viewer.isTold('connected');
    return viewer;
  }

  /**
   * Somebody, already in the room.
   *
   * @param {Stream} stream
   * @param {Options} [options]
   */
  static async watches(stream, options) {
    const viewer = await Viewer.connects(undefined, options);
    await viewer.joins(stream);
    return viewer;
  }

  /** @returns {import('socket.io-client').Socket['io']['engine']} */
  get #engine() {
    return this.socket.io.engine;
  }

  /** The Engine.IO session's id, which differs from the socket's. */
  get connectionId() {
    return /** @type {any} */ (this.#engine).id;
  }

  /**
   * What the connection runs over right now.
   *
   * @returns {string}
   */
  get transport() {
    return this.#engine.transport.name;
  }

  async isUpgraded() {
    const engine = this.#engine;
    if (this.transport === 'websocket') return;
    await within(
      new Promise((resolve, reject) => {
        engine.once('upgrade', resolve);
        engine.once('upgradeError', reject);
      }),
      `${this.account.username} is upgraded to websocket`,
    );
  }

  /** Everything it was told, in order, its own connects and disconnects included. */
  get heard() {
    return this.#inbox.all;
  }

  /** The chat messages it was sent, in order. */
  get messages() {
    return this.heardOf('new_message').map((payload) => /** @type {Message} */ (payload));
  }

  /**
   * The payloads of all events of one name so far.
   *
   * @param {string} event
   */
  heardOf(event) {
    return this.heard.filter((item) => item.event === event).map((item) => item.payload);
  }

  /**
   * Sends an event and returns its acknowledgement.
   *
   * @param {string} event
   * @param {unknown[]} args
   * @returns {Promise<any>}
   */
  asks(event, ...args) {
    const ack = new Promise((resolve) => this.socket.emit(event, ...args, resolve));
    return within(
      ack,
      `${this.account.username} gets an acknowledgement of ${event}`,
      undefined,
      () => JSON.stringify(this.heard.slice(-5)),
    );
  }

  /**
   * Sends an event and wants no acknowledgement.
   *
   * @param {string} event
   * @param {unknown[]} args
   */
  emits(event, ...args) {
    this.socket.emit(event, ...args);
  }

  /**
   * Joins the room and returns what it was greeted with.
   *
   * @param {Stream} stream
   * @returns {Promise<{ack: any, welcome: any, history: Message[]}>}
   */
  async joins(stream) {
    const since = this.#inbox.mark;
    const ack = await this.asks('join_stream_room', { streamId: stream.id });
    if (!ack.ok) throw new Error(`${this.account.username} may not join: ${JSON.stringify(ack)}`);
    this.#room = stream.id;
    const welcome = await this.isTold('room_joined_successfully', undefined, since);
    const history = await this.isTold('recent_chat_history', undefined, since);
    return { ack, welcome, history: history.messages };
  }

  /**
   * Says something in the room it joined last, and returns the acknowledgement.
   *
   * @param {unknown} message
   */
  says(message) {
    return this.asks('chat_message', { streamId: this.#room, message });
  }

  /**
   * Waits for a chat message of that text.
   *
   * @param {string} text
   * @returns {Promise<Message>}
   */
  sees(text) {
    return this.isTold('new_message', (message) => message.message === text);
  }

  /**
   * Waits until that many chat messages have come.
   *
   * @param {number} count
   */
  async seesMessages(count) {
    await this.#inbox.atLeast(
      count,
      ({ event }) => event === 'new_message',
      `sees ${count} messages`,
    );
    return this.messages;
  }

  /**
   * Waits until the last count it heard of the stream is this.
   *
   * @param {number} count
   * @param {Stream} stream
   * @param {number} [ms]
   */
  async counts(count, stream, ms) {
    const last = () =>
      this.heardOf('viewer_count_updated').findLast(({ streamId }) => streamId === stream.id);
    await this.#inbox.settles(
      () => (last()?.count === count ? true : undefined),
      `counts ${count} viewers`,
      ms,
    );
  }

  /**
   * Waits for an event.
   *
   * @param {string} event
   * @param {(payload: any) => boolean} [matches]
   * @param {number} [since] a place in `heard` to look from
   * @returns {Promise<any>} its payload
   */
  async isTold(event, matches = () => true, since = 0) {
    const item = await this.#inbox.first(
      (received) => received.event === event && matches(received.payload),
      `is told ${event}`,
      { since },
    );
    return item.payload;
  }

  /** @param {Stream} stream */
  leaves(stream) {
    return this.asks('leave_stream_room', { streamId: stream.id });
  }

  disconnects() {
    this.socket.disconnect();
  }

  /**
   * Waits until the connection was ended by the other side.
   *
   * @returns {Promise<string>} the reason the client gives
   */
  isDisconnected() {
    return this.isTold('disconnect');
  }
}
