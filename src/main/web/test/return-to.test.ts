import assert from 'node:assert/strict';
import { test } from 'node:test';
import { safeReturn, signInUrl } from '../src/session/return-to';

const base = new URL('https://stand.example/');

test('a path of this site is followed, with its query', () => {
  const target = safeReturn('/stream.html?id=7#chat', base);
  assert.equal(target.href, 'https://stand.example/stream.html?id=7#chat');
});

for (const evil of [
  'https://evil.example/',
  '//evil.example/',
  '/\\evil.example/',
  '/\t/evil.example/',
  '\\\\evil.example',
  'javascript:alert(1)',
  ' /stream.html',
  '',
  null,
]) {
  test(`${JSON.stringify(evil)} leads to the front page`, () => {
    assert.equal(safeReturn(evil, base).href, 'https://stand.example/');
  });
}

test('the sign-in address leads back to where one was', () => {
  const url = signInUrl(new URL('https://stand.example/stream.html?id=7'), 'revoked');
  assert.equal(url.pathname, '/signin.html');
  assert.equal(url.searchParams.get('return'), '/stream.html?id=7');
  assert.equal(url.searchParams.get('reason'), 'revoked');
});
