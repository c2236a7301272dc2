/** What codes of the API are called on the page. */
import type { AccountStatus, PlanType, Role } from '../api/types';
import { el } from '../ui/dom';

export const ROLES: readonly (readonly [Role, string])[] = [
  ['user', 'User'],
  ['premium', 'Premium'],
  ['admin', 'Administrator'],
];

export const STATUSES: readonly (readonly [AccountStatus, string])[] = [
  ['active', 'Active'],
  ['inactive', 'Inactive'],
  ['banned', 'Banned'],
];

export const PLANS: readonly (readonly [PlanType, string])[] = [
  ['free', 'Free'],
  ['basic', 'Basic'],
  ['premium', 'Premium'],
];

/** The words of a code, or the code itself when it is a newer one than this page knows. */
export function wordsFor(code: string, words: readonly (readonly [string, string])[]): string {
  return words.find(([known]) => known === code)?.[1] ?? code;
}

export function statusChip(status: AccountStatus): HTMLElement {
  return chip(wordsFor(status, STATUSES), status === 'active' ? 'good' : 'bad', 'user-status');
}

export function roleChip(role: Role): HTMLElement {
  return chip(wordsFor(role, ROLES), role === 'admin' ? 'main' : 'plain', 'user-role');
}

export function chip(words: string, kind: 'good' | 'bad' | 'main' | 'plain', testid: string) {
  return el('span', { class: `chip chip-${kind}`, testid }, words);
}
