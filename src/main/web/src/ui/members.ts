import type { Account } from '../api/types';
import { type SignInReason, signInUrl } from '../session/return-to';
import { session } from '../site';
import { showHeader } from './header';

/**
 * Runs a page for whoever is signed in; others sign in first. When the sign-in ends, here or in
 * another tab or because it was revoked, the page goes; when it is somebody else's, it begins anew.
 */
export function forMembers(open: (user: Account) => void): void {
  showHeader();
  const user = session.user();
  if (user === null) {
    toSignIn('required');
    return;
  }
  open(user);
  session.onChange(() => (session.user() ? window.location.reload() : toSignIn('revoked')));
}

function toSignIn(reason: SignInReason): void {
  window.location.replace(signInUrl(new URL(window.location.href), reason));
}
