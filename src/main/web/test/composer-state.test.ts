import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type ComposerEvent,
  canSend,
  compose,
  NEW_COMPOSER,
  nearLimit,
  outgoing,
  remaining,
} from '../src/chat/composer-state';

const OPEN: ComposerEvent = { type: 'room', open: true };
const typed = (text: string): ComposerEvent => ({ type: 'typed', text });
const after = (...events: ComposerEvent[]) => events.reduce(compose, NEW_COMPOSER);
const limited = (retryAfterMs?: number): ComposerEvent => ({
  type: 'refused',
  refusal: { code: 'rate_limited', message: 'Too many messages', retryAfterMs },
  now: 1000,
});

test('what is typed can be sent once the room is open', () => {
  assert.equal(canSend(after(typed('hi'))), false);
  assert.equal(canSend(after(typed('hi'), OPEN)), true);
});

test('blank text cannot be sent', () => {
  assert.equal(canSend(after(OPEN, typed(' \n\t '))), false);
});

test('exactly 500 characters can be sent, 501 cannot', () => {
  assert.equal(canSend(after(OPEN, typed('x'.repeat(500)))), true);
  const over = after(OPEN, typed('x'.repeat(501)));
  assert.equal(canSend(over), false);
  assert.equal(remaining(over), -1);
});

test('a character outside the basic plane counts once', () => {
  assert.equal(remaining(after(typed('😀'.repeat(500)))), 0);
});

test('the limit is shown only when it is near', () => {
  assert.equal(nearLimit(after(typed('x'.repeat(419)))), false);
  assert.equal(nearLimit(after(typed('x'.repeat(420)))), true);
});

test('a message is one trimmed line', () => {
  assert.equal(outgoing(after(typed(' one\ntwo  three '))), 'one two  three');
});

test('an accepted message empties the input', () => {
  const sent = after(OPEN, typed('hi'), { type: 'submitted' });
  assert.equal(canSend(sent), false);
  assert.equal(compose(sent, { type: 'accepted' }).text, '');
});

test('a refused message keeps its text and says why', () => {
  const refusal = { code: 'not_stored', message: 'It could not be stored.' };
  const state = after(
    OPEN,
    typed('hi'),
    { type: 'submitted' },
    { type: 'refused', refusal, now: 0 },
  );
  assert.equal(state.text, 'hi');
  assert.equal(state.problem, 'It could not be stored.');
  assert.equal(canSend(state), true);
});

test('a rate limit blocks sending for as long as the server says', () => {
  const state = after(OPEN, typed('hi'), limited(4000));
  assert.equal(state.blockedUntil, 5000);
  assert.equal(canSend(state), false);
  assert.equal(canSend(compose(state, { type: 'unblocked' })), true);
});

test('the same limit told twice, once without a time, keeps the longer block', () => {
  assert.equal(after(OPEN, typed('hi'), limited(9000), limited()).blockedUntil, 10_000);
});

test('typing on clears an error but not a running rate limit', () => {
  const refusal = { code: 'muted', message: 'You are muted.' };
  assert.equal(after(OPEN, { type: 'refused', refusal, now: 0 }, typed('a')).problem, '');
  assert.notEqual(after(OPEN, limited(4000), typed('a')).problem, '');
});
