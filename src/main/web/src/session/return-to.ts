/**
 * The way back after signing in. Only a path of this site is followed: anything that a browser
 * would resolve to another origin (`//host`, `/\host`, `javascript:`) becomes the front page.
 */
export function safeReturn(candidate: string | null, base: URL): URL {
  const home = new URL('./', base);
  if (candidate === null || !candidate.startsWith('/')) {
    return home;
  }
  try {
    const target = new URL(candidate, base);
    return target.origin === base.origin && !candidate.startsWith('//') ? target : home;
  } catch {
    return home;
  }
}

export type SignInReason = 'expired' | 'revoked' | 'inactive' | 'required';

/** Address of the sign-in page that leads back to where we are. */
export function signInUrl(here: URL, reason?: SignInReason): URL {
  const url = new URL('signin.html', here);
  url.searchParams.set('return', here.pathname + here.search);
  if (reason) {
    url.searchParams.set('reason', reason);
  }
  return url;
}
