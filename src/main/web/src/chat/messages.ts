import type { ChatMessage } from '../realtime/events';

/** The chat as it is shown: ids grow in the order of the room, so they sort it. */
export interface Chat {
  readonly messages: readonly ChatMessage[];
  /** Ids of messages before which some may be missing. */
  readonly gaps: ReadonlySet<string>;
}

export const EMPTY_CHAT: Chat = { messages: [], gaps: new Set() };

export const MAX_ROWS = 500;

export function withMessage(chat: Chat, message: ChatMessage): Chat {
  return withMessages(chat, [message]);
}

/** Adds messages, each id once, in id order, keeping the newest MAX_ROWS. */
export function withMessages(chat: Chat, incoming: readonly ChatMessage[]): Chat {
  const byId = new Map(chat.messages.map((message) => [message.id, message]));
  for (const message of incoming) {
    byId.set(message.id, message);
  }
  const messages = [...byId.values()].sort(byMessageId).slice(-MAX_ROWS);
  return { messages, gaps: chat.gaps };
}

/**
 * Adds the history that comes with each join. When it does not reach back to what is shown, more
 * was said in between than it holds, and the first message behind the gap is marked.
 */
export function withHistory(chat: Chat, history: readonly ChatMessage[]): Chat {
  const known = new Set(chat.messages.map((message) => message.id));
  const oldest = [...history].sort(byMessageId)[0];
  const touches = known.size === 0 || history.some((message) => known.has(message.id));
  const merged = withMessages(chat, history);
  if (oldest === undefined || touches) {
    return merged;
  }
  return { messages: merged.messages, gaps: new Set([...chat.gaps, oldest.id]) };
}

function byMessageId(a: ChatMessage, b: ChatMessage): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
