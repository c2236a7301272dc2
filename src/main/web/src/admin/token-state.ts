import type { NewServiceToken, ServiceScope, ServiceToken } from '../api/admin-types';
import { timeOf } from './times';

export const SCOPES: readonly (readonly [ServiceScope, string])[] = [
  ['emit', 'Emit events to users, rooms and everybody'],
  ['rooms', 'Put sockets into rooms and take them out'],
  ['hooks', 'Tell us what happened elsewhere, such as a media server'],
];

export type TokenState = 'good' | 'revoked' | 'expired';

export function stateOf({ revokedAt, expiresAt }: ServiceToken, now: number): TokenState {
  if (revokedAt !== null) {
    return 'revoked';
  }
  return expiresAt !== null && Date.parse(expiresAt) <= now ? 'expired' : 'good';
}

/** What the form says, as the API takes it; a token without a last day is good until revoked. */
export function newToken(values: Record<string, string>): NewServiceToken {
  return {
    name: values.name?.trim() ?? '',
    scopes: SCOPES.map(([scope]) => scope).filter((scope) => !!values[`scope-${scope}`]),
    expiresAt: timeOf(values.expiresAt ?? '', 'end', null),
  };
}
