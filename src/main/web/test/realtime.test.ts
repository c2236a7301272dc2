import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connectRefusal, remedy, retryDelay } from '../src/realtime/connect-error';
import { refusalOf } from '../src/realtime/events';
import { move, type RoomEvent, type RoomState } from '../src/realtime/room-state';

const after = (...events: RoomEvent[]) => events.reduce<RoomState>(move, 'idle');
const error = (reason: unknown) =>
  Object.assign(new Error('Authentication error'), { data: { code: 'unauthorized', reason } });

test('a seat is taken, lost and taken again', () => {
  assert.equal(after('open'), 'connecting');
  assert.equal(after('open', 'joined'), 'connected');
  assert.equal(after('open', 'joined', 'lost'), 'reconnecting');
  assert.equal(after('open', 'joined', 'lost', 'joined'), 'connected');
});

test('a first try that fails is a reconnect from then on', () => {
  assert.equal(after('open', 'lost'), 'reconnecting');
});

test('after the end nothing brings the room back', () => {
  assert.equal(after('open', 'joined', 'ended', 'lost', 'open', 'joined'), 'ended');
});

test('after a refusal nothing brings the room back', () => {
  assert.equal(after('open', 'refused', 'lost', 'joined'), 'refused');
});

test('an expired token is renewed', () => {
  assert.equal(remedy(connectRefusal(error('expired'))), 'renew');
});

test('revoked, inactive and invalid lead to the sign-in page', () => {
  for (const reason of ['revoked', 'inactive', 'invalid']) {
    assert.equal(remedy(connectRefusal(error(reason))), 'sign-in');
  }
});

test('every other connection error is waited out', () => {
  for (const odd of [new Error('xhr poll error'), error('new reason'), error(7), null]) {
    assert.equal(remedy(connectRefusal(odd)), 'wait');
  }
});

test('tries get rarer, up to every half minute', () => {
  assert.equal(retryDelay(0, 0.5), 1000);
  assert.equal(retryDelay(3, 0.5), 8000);
  assert.equal(retryDelay(50, 0.5), 30_000);
});

test('an acknowledgement says why, and a missing or odd one is a refusal', () => {
  assert.equal(refusalOf({ ok: true }), null);
  assert.deepEqual(refusalOf({ ok: false, code: 'muted', message: 'Muted' }), {
    code: 'muted',
    message: 'Muted',
    retryAfterMs: undefined,
  });
  assert.equal(refusalOf(undefined)?.code, 'unknown');
});
