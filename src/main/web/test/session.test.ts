import assert from 'node:assert/strict';
import { test } from 'node:test';
import './dom';
import { ApiError } from '../src/api/problem';
import type { AuthResponse } from '../src/api/types';
import { SessionStore } from '../src/session/record';
import { Session } from '../src/session/session';
import { window } from './dom';

const NOW = 1_000_000;

function auth(n: number): AuthResponse {
  const user = {
    id: 'u1',
    username: 'ana',
    avatar: null,
    email: 'a@b.example',
    fullName: 'Ana',
    role: 'user' as const,
  };
  return { accessToken: `access-${n}`, refreshToken: `refresh-${n}`, expiresIn: 900, user };
}

/** A session whose refreshes are answered by `answer`, with a clock that can be moved. */
function signedIn(answer: (refreshToken: string) => Promise<AuthResponse>) {
  window.localStorage.clear();
  const clock = { now: NOW };
  const used: string[] = [];
  const open = () =>
    new Session({
      store: new SessionStore(window.localStorage as unknown as Storage),
      refresh: (token) => {
        used.push(token);
        return answer(token);
      },
      exclusively: oneAtATime,
      now: () => clock.now,
    });
  const session = open();
  session.begin(auth(1));
  return { session, otherTab: open(), clock, used };
}

let queue: Promise<unknown> = Promise.resolve();
function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  const turn = queue.then(work);
  queue = turn.catch(() => undefined);
  return turn;
}

test('a fresh token is used as it is', async () => {
  const { session, used } = signedIn(async () => auth(2));
  assert.equal(await session.valid(), 'access-1');
  assert.deepEqual(used, []);
});

test('a token that is about to expire is replaced first', async () => {
  const { session, clock, used } = signedIn(async () => auth(2));
  clock.now = NOW + 850_000;
  assert.equal(await session.valid(), 'access-2');
  assert.deepEqual(used, ['refresh-1']);
});

test('many callers in two tabs use the refresh token once', async () => {
  const { session, otherTab, clock, used } = signedIn(async () => auth(2));
  clock.now = NOW + 900_000;
  const tokens = await Promise.all([
    session.valid(),
    session.valid(),
    otherTab.valid(),
    otherTab.replace('access-1'),
  ]);
  assert.deepEqual(tokens, ['access-2', 'access-2', 'access-2', 'access-2']);
  assert.deepEqual(used, ['refresh-1']);
});

test('a refused refresh ends the sign-in and tells so', async () => {
  const { session } = signedIn(async () => {
    throw new ApiError('used twice', 401, 'unauthorized');
  });
  let told = 0;
  session.onChange(() => told++);
  assert.equal(await session.replace('access-1'), null);
  assert.equal(session.user(), null);
  assert.equal(told, 1);
});

test('a server that is away does not end the sign-in', async () => {
  const { session } = signedIn(async () => {
    throw new ApiError('away', 503, 'unavailable');
  });
  await assert.rejects(session.replace('access-1'), ApiError);
  assert.equal(session.user()?.username, 'ana');
});

test('a refresh alone tells nobody: the same user is signed in', async () => {
  const { session } = signedIn(async () => auth(2));
  let told = 0;
  session.onChange(() => told++);
  await session.replace('access-1');
  assert.equal(told, 0);
});

test('a damaged record counts as signed out', () => {
  const { session } = signedIn(async () => auth(2));
  window.localStorage.setItem('grandstand.session', '{"accessToken":7');
  assert.equal(session.user(), null);
});

test('what the server says of the user is kept, and the tokens stay', async () => {
  const { session } = signedIn(async () => auth(2));
  const { user } = auth(1);
  await session.recognise({ ...user, role: 'admin' });
  assert.equal(session.user()?.role, 'admin');
  assert.equal(await session.valid(), 'access-1');
});

test('what the server says of somebody else is not kept', async () => {
  const { session } = signedIn(async () => auth(2));
  await session.recognise({ ...auth(1).user, id: 'u2', role: 'admin' });
  assert.equal(session.user()?.id, 'u1');
  assert.equal(session.user()?.role, 'user');
});
