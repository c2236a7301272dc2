/** The parts every page shares, wired once. */
import { Accounts } from './api/accounts';
import { Admin } from './api/admin';
import { Batches } from './api/batches';
import { Dashboard } from './api/dashboard';
import { ANONYMOUS, Http } from './api/http';
import { Stories } from './api/stories';
import { Streams } from './api/streams';
import type { FeedPlace } from './realtime/feed';
import { SessionStore } from './session/record';
import { Session } from './session/session';

/** Pages lie next to each other at the context root, wherever that is. */
export const root = new URL('./', window.location.href);

const api = new URL('api/', root);
const open = new Accounts(new Http(api, ANONYMOUS));

export const session = new Session({
  store: new SessionStore(window.localStorage),
  refresh: (refreshToken) => open.refresh(refreshToken),
  exclusively: withLock,
  now: () => Date.now(),
});

const http = new Http(api, session);

export const accounts = new Accounts(http);
export const streams = new Streams(http);
export const admin = new Admin(http);
export const stories = new Stories(http);
export const batches = new Batches(http);
export const dashboard = new Dashboard(http);

/** Where live progress comes from; a login that is over ends here too. */
export const feedPlace: FeedPlace = {
  root,
  tokens: session,
  onSignInNeeded: () => session.end(),
};

/** Web Locks exist only in secure contexts; over plain HTTP one tab still takes turns itself. */
function withLock<T>(work: () => Promise<T>): Promise<T> {
  const locks: LockManager | undefined = navigator.locks;
  return locks ? locks.request('grandstand.refresh', () => work()) : work();
}
