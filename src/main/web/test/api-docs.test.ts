import assert from 'node:assert/strict';
import { test } from 'node:test';
import { callView, securityText } from '../src/apidocs/call-view';
import {
  byTag,
  type Call,
  callsOf,
  matches,
  type OpenApi,
  type Operation,
  resolved,
} from '../src/apidocs/document';
import { curl } from '../src/apidocs/sample';
import { limitTexts, typeText } from '../src/apidocs/schema-text';
import { window } from './dom';

const CREATE: Operation = {
  operationId: 'createStream',
  summary: 'Make a stream',
  tags: ['Streams'],
  security: [{ accessToken: [] }],
  requestBody: {
    content: {
      'application/json': {
        schema: { $ref: '#/components/schemas/StreamDetails' },
        example: { title: "Ada's chess" },
      },
    },
  },
  responses: {
    '201': {
      description: 'Made',
      content: {
        'application/json': {
          schema: { $ref: '#/components/schemas/StreamDetails' },
          example: { title: 'Chess' },
        },
      },
    },
    '401': { description: 'No token' },
  },
};

const FIND: Operation = {
  operationId: 'getStream',
  summary: 'One stream',
  tags: ['Streams'],
  security: [{}, { accessToken: [] }],
  parameters: [{ name: 'id', in: 'path', required: true, schema: { format: 'uuid' } }],
  responses: {},
};

const LOG_IN: Operation = {
  operationId: 'logIn',
  summary: 'Sign in',
  tags: ['Accounts'],
  security: [],
  responses: {},
};

const DOCUMENT: OpenApi = {
  info: { title: 'Grandstand', version: '1' },
  servers: [{ url: '/api' }],
  tags: [{ name: 'Accounts' }, { name: 'Streams' }, { name: 'Nothing' }],
  paths: {
    '/auth/login': { post: LOG_IN },
    '/streams': { post: CREATE },
    '/streams/{id}': { get: FIND },
  },
  components: {
    schemas: {
      StreamDetails: {
        type: 'object',
        properties: { title: { type: 'string', minLength: 1, maxLength: 140 } },
        required: ['title'],
      },
    },
  },
};

function call(id: string): Call {
  const found = callsOf(DOCUMENT).find(({ operation }) => operation.operationId === id);
  assert.ok(found);
  return found;
}

test('calls are grouped by tag, in the order of the tags, without empty groups', () => {
  const groups = byTag(DOCUMENT, callsOf(DOCUMENT));
  assert.deepEqual(
    groups.map(([tag, calls]) => [tag, calls.length]),
    [
      ['Accounts', 1],
      ['Streams', 2],
    ],
  );
});

test('a search finds calls that have every word somewhere', () => {
  assert.ok(matches(call('createStream'), 'post STREAM'));
  assert.ok(matches(call('createStream'), ''));
  assert.ok(!matches(call('createStream'), 'post session'));
});

test('a reference is followed, an unknown one stands for itself', () => {
  const known = resolved<{ $ref?: string }>(DOCUMENT, {
    $ref: '#/components/schemas/StreamDetails',
  });
  assert.ok('properties' in known);
  const unknown = { $ref: '#/components/schemas/Nothing' };
  assert.equal(resolved(DOCUMENT, unknown), unknown);
});

test('types are told in words', () => {
  assert.equal(typeText({ type: 'string', format: 'uuid', nullable: true }), 'UUID or null');
  assert.equal(typeText({ type: 'array', items: { $ref: '#/components/schemas/A' } }), 'list of A');
  assert.equal(typeText({ type: 'string', enum: ['a', 'b'] }), '"a" · "b"');
  assert.equal(
    typeText({ type: 'object', additionalProperties: { type: 'integer' } }),
    'map to integer',
  );
  assert.equal(typeText({}), 'any JSON');
});

test('limits are told in words', () => {
  assert.deepEqual(limitTexts({ minLength: 1, maxLength: 140 }), ['1–140 characters']);
  assert.deepEqual(limitTexts({ maxItems: 5, uniqueItems: true }), [
    'at most 5 items',
    'each once',
  ]);
  assert.deepEqual(limitTexts({ minimum: 1, default: 20 }), ['at least 1', '20 when absent']);
});

test('a call can be pasted into a shell', () => {
  assert.equal(
    curl(DOCUMENT, call('createStream'), 'https://stand.example'),
    [
      "curl -X POST 'https://stand.example/api/streams'",
      '-H "Authorization: Bearer $ACCESS_TOKEN"',
      "-H 'Content-Type: application/json'",
      `-d '{"title":"Ada'\\''s chess"}'`,
    ].join(' \\\n  '),
  );
  assert.match(curl(DOCUMENT, call('getStream'), ''), /\/api\/streams\/0196f3a2-/);
  assert.doesNotMatch(curl(DOCUMENT, call('logIn'), ''), /Authorization/);
});

test('it is told whether a token is needed', () => {
  assert.equal(securityText(call('logIn')), 'Token: none needed.');
  assert.equal(securityText(call('createStream')), 'Token: an access token.');
  assert.equal(securityText(call('getStream')), 'Token: an access token, or none.');
});

test('a call shows its fields, its example and its refusals once it is opened', () => {
  const view = callView(DOCUMENT, call('createStream'), 'https://stand.example');
  assert.equal(view.id, 'createStream');
  assert.equal(view.querySelector('table'), null);

  view.dispatchEvent(new window.Event('toggle') as unknown as Event);

  assert.match(view.querySelector('tbody')?.textContent ?? '', /title.*required.*1–140 characters/);
  assert.match(view.querySelector('pre')?.textContent ?? '', /^curl -X POST/);
  assert.match(view.querySelector('.api-refusals')?.textContent ?? '', /401.*No token/);
});

test('text of the document stays text', () => {
  const hostile = '<img src=x onerror=alert(1)>';
  const operation = { ...FIND, summary: hostile, description: hostile };
  const view = callView(DOCUMENT, { ...call('getStream'), operation }, '');
  view.dispatchEvent(new window.Event('toggle') as unknown as Event);

  assert.equal(view.querySelector('img'), null);
  assert.match(view.textContent ?? '', /<img src=x/);
});
