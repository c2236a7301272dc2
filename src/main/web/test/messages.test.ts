import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EMPTY_CHAT, MAX_ROWS, withHistory, withMessage, withMessages } from '../src/chat/messages';
import type { ChatMessage } from '../src/realtime/events';

function message(id: string): ChatMessage {
  return { id, userId: 'u', username: 'ana', message: id, timestamp: '', streamId: 's' };
}

const ids = (chat: typeof EMPTY_CHAT) => chat.messages.map(({ id }) => id);
const range = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, n) => message(String(from + n).padStart(5, '0')));

test('messages stand in id order, whatever order they came in', () => {
  const chat = ['c', 'a', 'b'].reduce((all, id) => withMessage(all, message(id)), EMPTY_CHAT);
  assert.deepEqual(ids(chat), ['a', 'b', 'c']);
});

test('history that overlaps what is shown adds nothing twice and marks no gap', () => {
  const before = withMessages(EMPTY_CHAT, [message('a'), message('b')]);
  const after = withHistory(before, [message('b'), message('c')]);
  assert.deepEqual(ids(after), ['a', 'b', 'c']);
  assert.equal(after.gaps.size, 0);
});

test('history that does not reach back to what is shown marks the gap', () => {
  const before = withMessages(EMPTY_CHAT, [message('a')]);
  const after = withHistory(before, [message('g'), message('f')]);
  assert.deepEqual(ids(after), ['a', 'f', 'g']);
  assert.deepEqual([...after.gaps], ['f']);
});

test('the first history and an empty one mark no gap', () => {
  assert.equal(withHistory(EMPTY_CHAT, [message('a')]).gaps.size, 0);
  const shown = withMessages(EMPTY_CHAT, [message('a')]);
  assert.equal(withHistory(shown, []).gaps.size, 0);
});

test('only the newest rows are kept', () => {
  const chat = withMessages(EMPTY_CHAT, range(0, MAX_ROWS + 20));
  assert.equal(chat.messages.length, MAX_ROWS);
  assert.equal(ids(chat)[0], '00020');
});
