/** Why the server refused a connection (realtime contract, section 2). */
export type ConnectRefusal = 'missing' | 'invalid' | 'expired' | 'revoked' | 'inactive' | 'other';

/**
 * What to do about it: `renew` the token and try again, go and `sign-in`, or `wait` and try again.
 * A missing token is one that could not be fetched in time, not one that was refused.
 */
export type Remedy = 'renew' | 'sign-in' | 'wait';

const REASONS = ['missing', 'invalid', 'expired', 'revoked', 'inactive'] as const;

const REMEDIES: Record<ConnectRefusal, Remedy> = {
  expired: 'renew',
  missing: 'wait',
  other: 'wait',
  invalid: 'sign-in',
  revoked: 'sign-in',
  inactive: 'sign-in',
};

export function connectRefusal(error: unknown): ConnectRefusal {
  const data = (error as { data?: { reason?: unknown } } | null)?.data;
  return REASONS.find((reason) => reason === data?.reason) ?? 'other';
}

export function remedy(refusal: ConnectRefusal): Remedy {
  return REMEDIES[refusal];
}

/** Delay before try number `attempt` (from 0): 1, 2, 4 … 30 s, spread by up to a half. */
export function retryDelay(attempt: number, random: number): number {
  return Math.min(30_000, 1000 * 2 ** attempt) * (0.75 + random / 2);
}
