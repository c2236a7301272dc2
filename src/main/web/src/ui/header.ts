import { signInUrl } from '../session/return-to';
import { accounts, root, session } from '../site';
import { button, byId, el, link } from './dom';

/** Fills the header: where we are, and who is signed in. */
export function showHeader(): void {
  for (const item of document.querySelectorAll<HTMLElement>('.site-nav [data-page]')) {
    if (item.dataset.page === document.body.dataset.page) {
      item.setAttribute('aria-current', 'page');
    }
  }
  showAccount();
  session.onChange(showAccount);
}

function showAccount(): void {
  const user = session.user();
  const slot = byId('account', HTMLElement);
  if (user) {
    slot.replaceChildren(
      el(
        'span',
        { class: 'account-name', testid: 'current-user', attrs: { dir: 'auto' } },
        user.username,
      ),
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

/** The server is told, but a server that cannot be reached does not keep anybody signed in here. */
async function signOut(): Promise<void> {
  try {
    await accounts.logout();
  } catch {
    // The access token runs out within minutes by itself.
  }
  session.end();
  if (document.body.dataset.page === 'studio') {
    window.location.assign(root);
  }
}
