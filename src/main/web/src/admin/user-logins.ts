import { loginList, loginRow } from '../account/login-row';
import type { Login, Profile } from '../api/types';
import { admin } from '../site';
import type { Actions } from '../ui/actions';
import { confirmed } from '../ui/confirm';
import { button, el } from '../ui/dom';
import { PagedList } from '../ui/paged-list';
import { toast } from '../ui/toast';

/** Where a user is signed in. */
export class UserLogins {
  readonly element: HTMLElement;
  private readonly list: PagedList<Login>;

  constructor(
    private readonly user: Profile,
    actions: Actions,
  ) {
    this.list = new PagedList<Login>({
      name: 'logins',
      noun: ['login', 'logins'],
      key: ({ id }) => id,
      fetch: (cursor, signal) => admin.logins(user.id, { cursor }, signal),
      render: (logins) => loginList(logins.map((login) => loginRow(login, Date.now()))),
      empty: { title: 'Nowhere', text: 'They are not signed in anywhere.' },
    });
    const end = button('Sign out everywhere', {
      testid: 'user-end-logins',
      kind: 'button-danger button-small',
      onClick: () => actions.run(() => this.endAll()),
    });
    const heading = el('h2', { id: 'user-logins-heading' }, 'Where they are signed in');
    this.element = el(
      'section',
      { class: 'panel', testid: 'user-logins', attrs: { 'aria-labelledby': heading.id } },
      el('div', { class: 'panel-head' }, heading, end),
      this.list.element,
    );
  }

  load(): Promise<void> {
    return this.list.load();
  }

  private async endAll(): Promise<void> {
    const { id, username } = this.user;
    const yes = await confirmed({
      title: `Sign ${username} out everywhere?`,
      text: 'All their devices lose their connections at once. They can sign in again.',
      accept: 'Sign out everywhere',
    });
    if (yes) {
      await admin.endLogins(id);
      toast('Signed out everywhere.');
      await this.load();
    }
  }
}
