import { Account } from './account.js';
import { mustCall } from './server.js';

/**
 * @typedef {object} Stream
 * @property {string} id
 * @property {string} title
 * @property {string} status
 * @property {string} [streamKey]
 * @property {number} viewerCount
 * @property {number} peakViewerCount
 */

/** @type {Promise<Account> | undefined} */
let broadcaster;

/** Somebody who broadcasts. One person for all tests of a file, with a stream for each. */
export class Streamer {
  /** @param {Account} account */
  constructor(account) {
    this.account = account;
  }

  static async enters() {
    broadcaster ??= Account.register('streamer');
    return new Streamer(await broadcaster);
  }

  /** A new stream, already live. */
  static async goesLive() {
    const streamer = await Streamer.enters();
    const stream = await streamer.createsStream();
    await streamer.starts(stream);
    return { streamer, stream };
  }

  /**
   * @param {string} [title]
   * @returns {Promise<Stream>}
   */
  createsStream(title = 'Evening show') {
    return mustCall('POST', '/streams', {
      token: this.account.token,
      body: { title, description: 'An end-to-end test', category: 'testing' },
    });
  }

  /**
   * @param {Stream} stream
   * @returns {Promise<Stream>}
   */
  starts(stream) {
    return mustCall('POST', `/streams/${stream.id}/start`, { token: this.account.token });
  }

  /**
   * @param {Stream} stream
   * @returns {Promise<Stream>}
   */
  ends(stream) {
    return mustCall('POST', `/streams/${stream.id}/end`, { token: this.account.token });
  }
}
