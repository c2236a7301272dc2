import type { AccountStatus, Role } from '../api/types';

/** Whose account it is about, and whether it is that of the administrator who asks. */
export interface Subject {
  username: string;
  own: boolean;
}

export interface Question {
  title: string;
  text: string;
  accept: string;
  danger: boolean;
}

const CLOSES =
  'All their logins end, their open connections close at once and their live streams end.';

/** What happens when an account gets this status, as the question before it. */
export function statusQuestion({ username, own }: Subject, status: AccountStatus): Question {
  const self = own ? ' This is your own account: you are signed out and cannot come back.' : '';
  switch (status) {
    case 'banned':
      return {
        title: `Ban ${username}?`,
        text: `${CLOSES} They cannot come back until the ban is lifted.${self}`,
        accept: 'Ban',
        danger: true,
      };
    case 'inactive':
      return {
        title: `Switch ${username}’s account off?`,
        text: `${CLOSES} They cannot sign in until it is switched on again.${self}`,
        accept: 'Switch off',
        danger: true,
      };
    case 'active':
      return {
        title: `Let ${username} back in?`,
        text: 'They can sign in again. Logins and streams that have ended stay ended.',
        accept: 'Let back in',
        danger: false,
      };
  }
}

/** What happens when an account gets this role in the place of another one. */
export function roleQuestion({ username, own }: Subject, from: Role, to: Role): Question {
  const self = own ? ' This is your own account: you leave the administration at once.' : '';
  if (to === 'admin') {
    return {
      title: `Make ${username} an administrator?`,
      text: 'They can do all that you can do here: ban users, end streams, and change your role.',
      accept: 'Make administrator',
      danger: true,
    };
  }
  if (from === 'admin') {
    return {
      title: `Take administration from ${username}?`,
      text: `They cannot open these pages any more, at once. Their connections stay open.${self}`,
      accept: 'Take it away',
      danger: true,
    };
  }
  return {
    title: `Change ${username}’s role to ${to}?`,
    text: 'It counts at once, on open connections too.',
    accept: 'Change role',
    danger: false,
  };
}
