import { DESKTOP, Visitor } from './browser.js';

/** Who the server under test made administrator at its first start. */
function credentials() {
  const password = process.env.GRANDSTAND_ADMIN_PASSWORD;
  if (!password) {
    throw new Error('GRANDSTAND_ADMIN_PASSWORD must be that of the first administrator (README)');
  }
  return { username: process.env.GRANDSTAND_ADMIN_USERNAME ?? 'admin', password };
}

/** @type {ReturnType<typeof signIn> | undefined} */
let signedIn;

/** What a browser keeps of the administrator's login. */
async function signIn() {
  const visitor = await Visitor.arrives('admin');
  Object.assign(visitor, credentials());
  await visitor.signsIn();
  const state = await visitor.page.context().storageState();
  await visitor.goesHome();
  return state;
}

/**
 * A browser in which the administrator is signed in. All of a file share one login, which is good
 * for as long as its access token: none of them may sign out.
 *
 * @param {import('playwright-core').BrowserContextOptions} [options]
 */
export async function adminArrives(options = DESKTOP) {
  signedIn ??= signIn();
  const visitor = await Visitor.arrives('admin', { ...options, storageState: await signedIn });
  Object.assign(visitor, credentials());
  return visitor;
}
