import type { Login } from '../api/types';
import { type Child, el } from '../ui/dom';
import { KEY } from '../ui/focus';
import { moment } from '../ui/moment';

const UNKNOWN = 'unknown';

/** “Chrome on Linux”, as far as the browser told. */
export function nameOf({ browser, os }: Login): string {
  const known = [browser, os].filter((part) => part !== UNKNOWN && part !== '');
  return known.length === 0 ? 'An unknown device' : known.join(' on ');
}

/** One place where an account is signed in. */
export function loginRow(login: Login, now: number, action: Child = null): HTMLLIElement {
  return el(
    'li',
    { class: 'login', testid: 'login', attrs: { [KEY]: login.id } },
    el(
      'div',
      { class: 'login-about' },
      el(
        'p',
        { class: 'login-name' },
        el('strong', { testid: 'login-name' }, nameOf(login)),
        login.current && el('span', { class: 'chip chip-good', testid: 'login-here' }, 'This one'),
      ),
      el(
        'p',
        { class: 'hint' },
        login.device === UNKNOWN ? null : `${login.device} · `,
        el('span', { class: 'login-address' }, login.ip),
        ' · seen ',
        moment(login.lastSeenAt, now),
        ' · signed in ',
        moment(login.createdAt, now),
      ),
    ),
    action,
  );
}

export function loginList(rows: readonly HTMLElement[]): HTMLElement {
  return el('ul', { class: 'logins', attrs: { role: 'list' } }, ...rows);
}
