import assert from 'node:assert/strict';
import { test } from 'node:test';
import './dom';
import { loginRow, nameOf } from '../src/account/login-row';
import { profileChange } from '../src/account/profile-change';
import type { Login } from '../src/api/types';

const LOGIN: Login = {
  id: 'l1',
  device: 'desktop',
  os: 'Linux',
  browser: 'Chrome',
  ip: '192.0.2.7',
  createdAt: '2026-11-21T10:00:00.000Z',
  lastSeenAt: '2026-11-21T11:55:00.000Z',
  current: false,
};
const NOON = Date.parse('2026-11-21T12:00:00.000Z');

test('a login is called by what the browser told, as far as it did', () => {
  assert.equal(nameOf(LOGIN), 'Chrome on Linux');
  assert.equal(nameOf({ ...LOGIN, browser: 'unknown' }), 'Linux');
  assert.equal(nameOf({ ...LOGIN, browser: 'curl', os: 'unknown' }), 'curl');
  assert.equal(nameOf({ ...LOGIN, browser: 'unknown', os: 'unknown' }), 'An unknown device');
});

test('a login tells where and when it was seen, and whether it is this one', () => {
  const row = loginRow(LOGIN, NOON);
  assert.match(row.textContent, /desktop · 192\.0\.2\.7 · seen /);
  assert.deepEqual(
    [...row.querySelectorAll('time')].map((time) => time.getAttribute('datetime')),
    [LOGIN.lastSeenAt, LOGIN.createdAt],
  );
  assert.equal(row.querySelector('[data-testid="login-here"]'), null);
  assert.ok(
    loginRow({ ...LOGIN, current: true }, NOON).querySelector('[data-testid="login-here"]'),
  );
});

test('what a device says of itself stays text', () => {
  const row = loginRow({ ...LOGIN, browser: '<img src=x onerror=alert(1)>', ip: '<b>' }, NOON);
  assert.equal(row.querySelector('img, b'), null);
  assert.match(row.textContent, /<img src=x onerror=alert\(1\)> on Linux/);
});

test('the profile’s form becomes one change', () => {
  const change = profileChange({
    fullName: ' Ana Lima ',
    avatar: '',
    'preferences.language': 'pt-BR',
    'preferences.theme': 'dark',
    'preferences.notifications.email': 'yes',
    'preferences.notifications.push': '',
  });
  assert.deepEqual(change, {
    fullName: 'Ana Lima',
    avatar: null,
    preferences: {
      language: 'pt-BR',
      theme: 'dark',
      notifications: { email: true, push: false },
    },
  });
});
