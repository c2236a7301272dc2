import { Visitor } from './browser.js';

/** Who the server under test made administrator at its first start. */
function credentials() {
  const password = process.env.GRANDSTAND_ADMIN_PASSWORD;
  if (!password) {
    throw new Error('GRANDSTAND_ADMIN_PASSWORD must be that of the first administrator (README)');
  }
  return { username: process.env.GRANDSTAND_ADMIN_USERNAME ?? 'admin', password };
}

/**
 * A browser in which the administrator is signed in.
 *
 * @param {import('playwright-core').BrowserContextOptions} [options]
 */
export async function adminArrives(options) {
  const visitor = await Visitor.arrives('admin', options);
  Object.assign(visitor, credentials());
  await visitor.signsIn();
  return visitor;
}
