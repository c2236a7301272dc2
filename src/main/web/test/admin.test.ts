import assert from 'node:assert/strict';
import { test } from 'node:test';
import './dom';
import { ACTIONS, detailLines } from '../src/admin/audit-words';
import { roleQuestion, statusQuestion } from '../src/admin/consequences';
import { subscriptionChange } from '../src/admin/subscription-change';
import { dayOf, timeOf, utc } from '../src/admin/times';
import { newToken, stateOf } from '../src/admin/token-state';
import { VIEWS, viewNamed } from '../src/admin/views';
import { Who } from '../src/admin/who';
import type { ServiceToken } from '../src/api/admin-types';
import type { Profile } from '../src/api/types';
import { addressOf } from '../src/ui/filters';

const USER: Profile = {
  id: '0192f3a0-0000-7000-8000-000000000001',
  username: 'Ana',
  email: 'ana@example.org',
  fullName: 'Ana Lima',
  avatar: null,
  role: 'user',
  status: 'active',
  emailVerified: false,
  lastLoginAt: null,
  loginCount: 0,
  preferences: { language: 'en', theme: 'system', notifications: { email: true, push: true } },
  subscription: {
    planType: 'free',
    startDate: '2026-11-01T09:30:00.000Z',
    endDate: null,
    autoRenew: false,
  },
  createdAt: '2026-11-21T10:00:00.000Z',
};

const TOKEN: ServiceToken = {
  id: 't1',
  name: 'media',
  scopes: ['hooks'],
  createdBy: null,
  createdAt: '2026-11-21T10:00:00.000Z',
  lastUsedAt: null,
  expiresAt: null,
  revokedAt: null,
};

test('the question before a ban names all that it does', () => {
  const { title, text, danger } = statusQuestion({ username: 'ana', own: false }, 'banned');
  assert.equal(title, 'Ban ana?');
  for (const effect of [/logins end/, /connections close/, /streams end/, /cannot come back/]) {
    assert.match(text, effect);
  }
  assert.equal(danger, true);
});

test('who is about to shut themselves out is told', () => {
  const own = { username: 'ana', own: true };
  assert.match(statusQuestion(own, 'banned').text, /your own account/);
  assert.match(roleQuestion(own, 'admin', 'user').text, /your own account/);
  assert.doesNotMatch(statusQuestion({ ...own, own: false }, 'banned').text, /your own account/);
});

test('giving and taking administration are asked as what they are', () => {
  const ana = { username: 'ana', own: false };
  assert.match(roleQuestion(ana, 'user', 'admin').text, /change your role/);
  assert.match(roleQuestion(ana, 'admin', 'premium').title, /Take administration from ana/);
  assert.equal(roleQuestion(ana, 'user', 'premium').danger, false);
});

test('an address names one of the views or means the overview', () => {
  assert.equal(viewNamed('audit'), 'audit');
  for (const name of [null, '', 'nothing', 'toString', '__proto__']) {
    assert.equal(viewNamed(name), 'overview');
  }
  assert.ok(Object.values(VIEWS).every(({ under }) => !under || VIEWS[under].label));
});

test('a day stands for its first or its last moment here', () => {
  const start = timeOf('2026-12-01', 'start', null);
  const end = timeOf('2026-12-01', 'end', null);
  assert.equal(start, new Date(2026, 11, 1, 0, 0, 0, 0).toISOString());
  assert.equal(end, new Date(2026, 11, 1, 23, 59, 59, 999).toISOString());
  assert.equal(dayOf(start), '2026-12-01');
  assert.equal(dayOf(end), '2026-12-01');
  assert.equal(timeOf('', 'end', start), null);
});

test('a day that nobody touched keeps its time', () => {
  const values = {
    'subscription.planType': 'basic',
    'subscription.startDate': dayOf(USER.subscription.startDate),
    'subscription.endDate': '',
    'subscription.autoRenew': 'yes',
    emailVerified: 'yes',
  };
  assert.deepEqual(subscriptionChange(USER, values), {
    emailVerified: true,
    subscription: {
      planType: 'basic',
      startDate: '2026-11-01T09:30:00.000Z',
      endDate: null,
      autoRenew: true,
    },
  });
});

test('a half-typed time is no time', () => {
  assert.equal(utc(''), null);
  assert.equal(utc('2026-11-'), null);
  assert.equal(utc('2026-11-21T10:00'), new Date(2026, 10, 21, 10, 0).toISOString());
});

test('what a field was and is becomes one line', () => {
  assert.deepEqual(detailLines({ status: { from: 'active', to: 'banned' } }), [
    'status: active → banned',
  ]);
});

test('of a changed subscription only what differs is shown', () => {
  const from = { planType: 'free', endDate: null, autoRenew: false };
  const to = { planType: 'free', endDate: '2027-01-01T00:00:00.000Z', autoRenew: true };
  assert.deepEqual(detailLines({ subscription: { from, to } }), [
    'subscription.endDate: none → 2027-01-01T00:00:00.000Z',
    'subscription.autoRenew: false → true',
  ]);
});

test('other details are shown as they are, long lists in short', () => {
  const userIds = Array.from({ length: 1000 }, (_, i) => `u${i}`);
  assert.deepEqual(detailLines({ event: 'news', userIds, title: '<b>', nested: { a: [] } }), [
    'event: news',
    'userIds: u0, u1, u2 and 997 more',
    'title: <b>',
    'nested.a: none',
  ]);
});

test('no action of the audit has two names', () => {
  assert.equal(new Set(ACTIONS.map(([action]) => action)).size, ACTIONS.length);
  assert.equal(new Set(ACTIONS.map(([, words]) => words)).size, ACTIONS.length);
});

test('a name is looked up once, an id not at all', async () => {
  const asked: unknown[] = [];
  const who = new Who(async (query) => {
    asked.push(query.q);
    return { items: [{ ...USER, id: 'other', username: 'ana-maria' }, USER], nextCursor: null };
  });
  const { signal } = new AbortController();
  assert.equal(await who.idOf('ANA', signal), USER.id);
  assert.equal(await who.idOf('ana', signal), USER.id);
  assert.equal(await who.idOf(USER.id, signal), USER.id);
  assert.equal(await who.idOf('', signal), null);
  assert.deepEqual(asked, ['ana']);
  assert.equal(await who.idOf('an', signal), null);
});

test('a token is over when it was revoked or its time has come', () => {
  const now = Date.parse('2026-11-21T12:00:00.000Z');
  assert.equal(stateOf(TOKEN, now), 'good');
  assert.equal(stateOf({ ...TOKEN, expiresAt: '2026-11-21T12:00:00.000Z' }, now), 'expired');
  assert.equal(stateOf({ ...TOKEN, expiresAt: '2026-11-21T12:00:01.000Z' }, now), 'good');
  assert.equal(stateOf({ ...TOKEN, revokedAt: '2026-11-20T12:00:00.000Z' }, now), 'revoked');
});

test('a new token has the scopes that were ticked', () => {
  const values = { name: ' media ', 'scope-emit': 'yes', 'scope-rooms': '', expiresAt: '' };
  assert.deepEqual(newToken(values), { name: 'media', scopes: ['emit'], expiresAt: null });
});

test('what is asked of a list stands in the address, beside what was there', () => {
  const here = new URL('https://stand.example/admin.html?view=users&role=admin');
  const next = addressOf(here, { q: 'a&b', role: '', status: 'banned' });
  assert.equal(next.search, '?view=users&q=a%26b&status=banned');
});
