import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApiError, messageOf, problemOf } from '../src/api/problem';

function answer(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return new Response(text, {
    status,
    headers: { 'Content-Type': 'application/problem+json', ...headers },
  });
}

test('detail, code and field errors of a problem+json answer are kept', async () => {
  const error = await problemOf(
    answer(400, {
      title: 'Bad Request',
      detail: 'The input is not valid.',
      code: 'bad_request',
      errors: [{ field: 'title', message: 'must not be blank' }],
    }),
  );
  assert.equal(error.status, 400);
  assert.equal(error.code, 'bad_request');
  assert.equal(error.message, 'The input is not valid.');
  assert.deepEqual(error.fields, [{ field: 'title', message: 'must not be blank' }]);
});

test('an answer that is no JSON still gives text that can be shown', async () => {
  const error = await problemOf(answer(503, '<h1>Service Unavailable</h1>'));
  assert.equal(error.code, 'unknown');
  assert.match(error.message, /not available right now/);
});

test('a title is used when there is no detail and no text of our own', async () => {
  assert.equal((await problemOf(answer(422, { title: 'Empty story' }))).message, 'Empty story');
});

test('field errors of the wrong shape are dropped', async () => {
  const error = await problemOf(
    answer(400, { errors: [null, 'title', { field: 7, message: 'x' }, { field: 'title' }] }),
  );
  assert.deepEqual(error.fields, []);
});

test('Retry-After in seconds becomes milliseconds', async () => {
  assert.equal((await problemOf(answer(429, {}, { 'Retry-After': '30' }))).retryAfterMs, 30_000);
});

test('a Retry-After date in the past is zero', async () => {
  const past = new Date(0).toUTCString();
  assert.equal((await problemOf(answer(429, {}, { 'Retry-After': past }))).retryAfterMs, 0);
});

test('errors of any other kind are not shown word by word', () => {
  assert.equal(messageOf(new ApiError('Name taken', 409, 'conflict')), 'Name taken');
  assert.doesNotMatch(messageOf(new TypeError('x is undefined')), /undefined/);
});
