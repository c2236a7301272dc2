import type { Registration } from '../api/accounts';
import { safeReturn } from '../session/return-to';
import { accounts, root, session } from '../site';
import { byId } from '../ui/dom';
import { runForm } from '../ui/forms';
import { showHeader } from '../ui/header';
import { chooseTheme } from '../ui/theme';

const REASONS: Record<string, string> = {
  expired: 'You have been away for a while. Please sign in again.',
  revoked: 'You were signed out. Please sign in again.',
  inactive: 'This account is not active.',
  required: 'Please sign in to go there.',
};

const params = new URL(window.location.href).searchParams;

function leave(): void {
  window.location.replace(safeReturn(params.get('return'), root));
}

/** Shows the form that the address names: `#signup`, else sign-in. */
function choose(): void {
  const signUp = window.location.hash === '#signup';
  document.title = `${signUp ? 'Sign up' : 'Sign in'} · Grandstand`;
  byId('signin-form', HTMLFormElement).hidden = signUp;
  byId('signup-form', HTMLFormElement).hidden = !signUp;
  current('show-signin', !signUp);
  current('show-signup', signUp);
  byId(signUp ? 'signup-username' : 'signin-username', HTMLInputElement).focus();
}

function current(id: string, yes: boolean): void {
  const item = byId(id, HTMLAnchorElement);
  if (yes) {
    item.setAttribute('aria-current', 'true');
  } else {
    item.removeAttribute('aria-current');
  }
}

function showReason(): void {
  const reason = REASONS[params.get('reason') ?? ''];
  const notice = byId('signin-reason', HTMLElement);
  notice.hidden = !reason;
  notice.textContent = reason ?? '';
}

/** Dark or light as chosen on another device; without an answer it stays as it is here. */
async function bringTheme(): Promise<void> {
  const profile = await accounts.me().catch(() => null);
  if (profile !== null) {
    chooseTheme(profile.preferences.theme);
  }
}

runForm({
  form: byId('signin-form', HTMLFormElement),
  problem: byId('signin-error', HTMLElement),
  submit: async ({ username = '', password = '' }) => {
    session.begin(await accounts.login(username.trim(), password));
    await bringTheme();
    leave();
  },
});

runForm({
  form: byId('signup-form', HTMLFormElement),
  problem: byId('signup-error', HTMLElement),
  submit: async (values) => {
    const { username = '', email = '', password = '', fullName = '' } = values;
    const registration: Registration = {
      username: username.trim(),
      email: email.trim(),
      password,
      fullName: fullName.trim(),
    };
    session.begin(await accounts.register(registration));
    leave();
  },
});

showHeader();
if (session.user()) {
  leave();
} else {
  showReason();
  choose();
  window.addEventListener('hashchange', choose);
}
