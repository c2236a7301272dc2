import type { Refusal } from '../realtime/events';

export const MAX_LENGTH = 500;
const NEAR_LIMIT = 80;
const DEFAULT_BLOCK_MS = 5000;

/** What the input of the chat knows. Times are ms since the epoch. */
export interface Composer {
  readonly text: string;
  readonly sending: boolean;
  /** Whether the room would take a message now. */
  readonly open: boolean;
  /** Rate limited until then. */
  readonly blockedUntil: number;
  readonly problem: string;
}

export type ComposerEvent =
  | { type: 'typed'; text: string }
  | { type: 'room'; open: boolean }
  | { type: 'submitted' }
  | { type: 'accepted' }
  | { type: 'refused'; refusal: Refusal; now: number }
  | { type: 'unblocked' };

export const NEW_COMPOSER: Composer = {
  text: '',
  sending: false,
  open: false,
  blockedUntil: 0,
  problem: '',
};

export function compose(state: Composer, event: ComposerEvent): Composer {
  switch (event.type) {
    case 'typed':
      return { ...state, text: event.text, problem: blocked(state) ? state.problem : '' };
    case 'room':
      return { ...state, open: event.open };
    case 'submitted':
      return { ...state, sending: true, problem: '' };
    case 'accepted':
      return { ...state, sending: false, text: '' };
    case 'refused':
      return refused(state, event.refusal, event.now);
    case 'unblocked':
      return { ...state, blockedUntil: 0, problem: '' };
  }
}

/** The text as it is sent: one line, trimmed, else as typed. */
export function outgoing(state: Composer): string {
  return state.text.replace(/[\r\n\t]+/g, ' ').trim();
}

/** Counted in code points, as the server counts. */
export function remaining(state: Composer): number {
  return MAX_LENGTH - [...outgoing(state)].length;
}

export function nearLimit(state: Composer): boolean {
  return remaining(state) <= NEAR_LIMIT;
}

export function canSend(state: Composer): boolean {
  return (
    state.open &&
    !state.sending &&
    !blocked(state) &&
    outgoing(state) !== '' &&
    remaining(state) >= 0
  );
}

export function blocked(state: Composer): boolean {
  return state.blockedUntil > 0;
}

/** The text stays, whatever the reason, so that it can be sent again. */
function refused(state: Composer, refusal: Refusal, now: number): Composer {
  const limited = refusal.code === 'rate_limited';
  const until = limited ? now + (refusal.retryAfterMs ?? DEFAULT_BLOCK_MS) : 0;
  return {
    ...state,
    sending: false,
    blockedUntil: Math.max(state.blockedUntil, until),
    problem: limited ? 'Too many messages. Please wait a moment.' : refusal.message,
  };
}
