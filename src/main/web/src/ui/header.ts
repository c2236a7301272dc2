import type { Account } from '../api/types';
import { signInUrl } from '../session/return-to';
import { accounts, root, session } from '../site';
import { button, byId, el, link } from './dom';

/** Pages that only make sense signed in: after signing out there is nothing left to see on them. */
const FOR_MEMBERS = ['studio', 'stories', 'story', 'batch', 'dashboard', 'account', 'admin'];

/** Fills the header: where we are, and who is signed in. */
export function showHeader(): void {
  for (const item of document.querySelectorAll<HTMLElement>('.site-nav [data-page]')) {
    const here = document.body.dataset.page;
    if (item.dataset.page === here) {
      item.setAttribute('aria-current', 'page');
    } else if (item.dataset.also === here) {
      item.setAttribute('aria-current', 'true');
    }
  }
  showAccount();
  session.onChange(showAccount);
}

/** Who is signed in, and what the header offers them. */
export function showAccount(): void {
  const user = session.user();
  const slot = byId('account', HTMLElement);
  byId('nav-admin', HTMLElement).hidden = user?.role !== 'admin';
  for (const item of document.querySelectorAll<HTMLElement>('.site-nav [data-members]')) {
    item.hidden = user === null;
  }
  if (user) {
    slot.replaceChildren(
      accountLink(user),
      button('Sign out', {
        testid: 'sign-out',
        kind: 'button-quiet button-small',
        onClick: signOut,
      }),
    );
  } else if (document.body.dataset.page === 'signin') {
    slot.replaceChildren();
  } else {
    const here = new URL(window.location.href);
    slot.replaceChildren(
      link('Sign in', signInUrl(here), {
        class: 'button button-main button-small',
        testid: 'nav-signin',
      }),
    );
  }
}

function accountLink(user: Account): HTMLElement {
  const here = document.body.dataset.page === 'account';
  return el(
    'a',
    {
      class: 'account-name',
      testid: 'current-user',
      attrs: {
        href: 'account.html',
        title: `${user.username}, your account`,
        ...(here && { 'aria-current': 'page' }),
      },
    },
    el('span', { class: 'visually-hidden' }, 'Account: '),
    el('bdi', {}, user.username),
  );
}

/** The server is told, but a server that cannot be reached does not keep anybody signed in here. */
async function signOut(): Promise<void> {
  try {
    await accounts.logout();
  } catch {
    // The access token runs out within minutes by itself.
  }
  session.end();
  if (FOR_MEMBERS.includes(document.body.dataset.page ?? '')) {
    window.location.assign(root);
  }
}
