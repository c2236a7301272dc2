import type { ChatMessage } from '../realtime/events';
import { el } from '../ui/dom';
import { clockTime, fullTime } from '../ui/time';

const NAME_COLOURS = 6;

/** Who is looking, and whose stream it is: their rows look different. */
export interface Readers {
  viewerId: string | null;
  ownerId: string;
}

/** One message. Name and text are text nodes, each isolated from the other's writing direction. */
export function messageRow(message: ChatMessage, readers: Readers): HTMLElement {
  const own = message.userId === readers.viewerId;
  return el(
    'div',
    {
      class: own ? 'message message-own' : 'message',
      testid: 'chat-message',
      attrs: { 'data-message-id': message.id, 'data-user-id': message.userId },
    },
    el(
      'time',
      {
        class: 'message-time',
        attrs: { datetime: message.timestamp, title: fullTime(message.timestamp) },
      },
      clockTime(message.timestamp),
    ),
    ' ',
    el(
      'bdi',
      { class: `message-author name-${colourOf(message.userId)}`, testid: 'chat-author' },
      message.username,
    ),
    message.userId === readers.ownerId && el('span', { class: 'message-role' }, 'streamer'),
    el('span', { class: 'visually-hidden' }, ': '),
    el('bdi', { class: 'message-text', testid: 'chat-text' }, message.message),
  );
}

function colourOf(userId: string): number {
  let sum = 0;
  for (const char of userId) {
    sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 9973;
  }
  return sum % NAME_COLOURS;
}
