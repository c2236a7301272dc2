/**
 * Waiting, always for something and never longer than a deadline.
 */

/** How long any single expectation may take, in ms. Long, because a machine under test is a busy one. */
export const PATIENCE = Number(process.env.GRANDSTAND_PATIENCE ?? 15_000);

/**
 * @template T
 * @param {Promise<T>} promise
 * @param {string} what what was awaited, for the failure's text
 * @param {number} [ms]
 * @param {() => string} [seen] what happened instead, for the failure's text
 * @returns {Promise<T>}
 */
export async function within(promise, what, ms = PATIENCE, seen = () => '') {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => {
      const detail = seen();
      reject(new Error(`not within ${ms} ms: ${what}${detail ? `\n  seen: ${detail}` : ''}`));
    }, ms);
  });
  try {
    return /** @type {T} */ (await Promise.race([promise, late]));
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Lets a protocol's own time-out pass: for the few cases where the passing of time is the event.
 *
 * @param {number} ms
 */
export function timePasses(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
