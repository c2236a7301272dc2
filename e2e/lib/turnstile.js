/** Lets only so many through at a time; the others wait in line. */
export class Turnstile {
  #free;
  /** @type {(() => void)[]} */
  #line = [];

  /** @param {number} places */
  constructor(places) {
    this.#free = places;
  }

  /**
   * @template T
   * @param {() => Promise<T>} work
   * @returns {Promise<T>}
   */
  async pass(work) {
    if (this.#free > 0) this.#free--;
    else await new Promise((resolve) => this.#line.push(() => resolve(undefined)));
    try {
      return await work();
    } finally {
      const next = this.#line.shift();
      if (next) next();
      else this.#free++;
    }
  }
}
