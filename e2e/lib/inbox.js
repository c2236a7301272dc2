import { PATIENCE, within } from './deadline.js';

/**
 * Everything that one party received, in order of arrival. Expectations look at what has already
 * come as well as at what will come, so that no test can be too late to see something.
 *
 * @template T
 */
export class Inbox {
  /** @type {T[]} */
  #items = [];
  /** @type {Set<() => void>} */
  #watchers = new Set();
  #owner;

  /** @param {string} owner who received it, for failure texts */
  constructor(owner) {
    this.#owner = owner;
  }

  /** @param {T} item */
  push(item) {
    this.#items.push(item);
    for (const look of [...this.#watchers]) look();
  }

  /** All that has come so far. */
  get all() {
    return [...this.#items];
  }

  /** A place in the stream of items: pass it to {@link first} to look only at what comes after. */
  get mark() {
    return this.#items.length;
  }

  /**
   * The first item from `since` on that matches.
   *
   * @param {(item: T) => boolean} matches
   * @param {string} what
   * @param {{since?: number, ms?: number}} [options]
   * @returns {Promise<T>}
   */
  first(matches, what, { since = 0, ms = PATIENCE } = {}) {
    return this.settles(() => this.#items.slice(since).find(matches), what, ms);
  }

  /**
   * At least `count` matching items.
   *
   * @param {number} count
   * @param {(item: T) => boolean} matches
   * @param {string} what
   * @param {number} [ms]
   * @returns {Promise<T[]>}
   */
  atLeast(count, matches, what, ms = PATIENCE) {
    const found = () => {
      const hits = this.#items.filter(matches);
      return hits.length >= count ? hits : undefined;
    };
    return this.settles(found, what, ms);
  }

  /**
   * Waits until `look`, asked again after each arrival, answers something.
   *
   * @template R
   * @param {() => R | undefined} look
   * @param {string} what
   * @param {number} [ms]
   * @returns {Promise<R>}
   */
  settles(look, what, ms = PATIENCE) {
    /** @type {() => void} */
    let watcher = () => {};
    /** @type {Promise<R>} */
    const found = new Promise((resolve) => {
      watcher = () => {
        const result = look();
        if (result !== undefined) resolve(result);
      };
      this.#watchers.add(watcher);
      watcher();
    });
    const seen = () => JSON.stringify(this.#items.slice(-8)).slice(0, 1500);
    return within(found, `${this.#owner} ${what}`, ms, seen).finally(() =>
      this.#watchers.delete(watcher),
    );
  }
}
