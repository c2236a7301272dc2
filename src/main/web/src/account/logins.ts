import { ApiError } from '../api/problem';
import type { Login } from '../api/types';
import { accounts, session } from '../site';
import { Actions } from '../ui/actions';
import { confirmed } from '../ui/confirm';
import { button, byId } from '../ui/dom';
import { PagedList } from '../ui/paged-list';
import { toast } from '../ui/toast';
import { loginList, loginRow, nameOf } from './login-row';

/** Where this account is signed in, and how to end that. */
export class Logins {
  private readonly actions = new Actions();
  private readonly list: PagedList<Login>;

  constructor() {
    this.list = new PagedList<Login>({
      name: 'logins',
      noun: ['login', 'logins'],
      key: ({ id }) => id,
      fetch: (cursor, signal) => accounts.logins(cursor, signal),
      render: (logins) => loginList(logins.map((login) => this.row(login))),
      empty: { title: 'Nowhere', text: 'This account is not signed in anywhere.' },
    });
    byId('logins', HTMLElement).replaceChildren(this.actions.problem, this.list.element);
    byId('logout-everywhere', HTMLButtonElement).addEventListener('click', () =>
      this.actions.run(() => this.endAll()),
    );
  }

  load(): Promise<void> {
    return this.list.load();
  }

  refresh(): Promise<void> {
    return this.list.refresh();
  }

  private row(login: Login): HTMLElement {
    const end = button('Sign out', {
      testid: 'login-end',
      kind: 'button-quiet button-small',
      attrs: { 'aria-label': `Sign out ${nameOf(login)}, ${login.ip}` },
      onClick: () => this.actions.run(() => this.end(login)),
    });
    return loginRow(login, Date.now(), login.current ? null : end);
  }

  private async end(login: Login): Promise<void> {
    const yes = await confirmed({
      title: 'Sign this device out?',
      text: `${nameOf(login)} (${login.ip}) loses its connection at once and has to sign in again.`,
      accept: 'Sign out',
    });
    if (yes) {
      await gone(accounts.endLogin(login.id));
      this.list.replace(login.id, null);
      toast('Signed out there.');
    }
  }

  private async endAll(): Promise<void> {
    const yes = await confirmed({
      title: 'Sign out everywhere?',
      text: 'All devices lose their connections at once, this one too. You have to sign in again.',
      accept: 'Sign out everywhere',
    });
    if (yes) {
      await accounts.logoutEverywhere();
      session.end();
    }
  }
}

/** What is over already is as good as ended. */
async function gone(ending: Promise<void>): Promise<void> {
  try {
    await ending;
  } catch (error) {
    if (!(error instanceof ApiError && error.status === 404)) {
      throw error;
    }
  }
}
