import assert from 'node:assert/strict';
import { test } from 'node:test';
import './dom';
import { messageRow } from '../src/chat/message-row';
import type { ChatMessage } from '../src/realtime/events';

const READERS = { viewerId: 'me', ownerId: 'owner' };

const HOSTILE = [
  '<img src=x onerror=alert(1)>',
  '</div><script>alert(1)</script>',
  '&lt;b&gt; &amp; &#60;i&#62;',
  '"><svg onload=alert(1)>',
  '{{constructor.constructor("alert(1)")()}}',
  'javascript:alert(1)',
  '\u202Egnp.exe',
  '👩‍👩‍👧‍👦 𝒻𝒶𝓃𝒸𝓎',
];

function message(change: Partial<ChatMessage>): ChatMessage {
  return {
    id: '1',
    userId: 'someone',
    username: 'ana',
    message: 'hello',
    timestamp: '2026-11-21T10:00:00.000Z',
    streamId: 's',
    ...change,
  };
}

function part(row: HTMLElement, testid: string): HTMLElement {
  const found = row.querySelector<HTMLElement>(`[data-testid="${testid}"]`);
  assert.ok(found);
  return found;
}

for (const text of HOSTILE) {
  test(`chat text stays text: ${JSON.stringify(text)}`, () => {
    const shown = part(messageRow(message({ message: text }), READERS), 'chat-text');
    assert.equal(shown.textContent, text);
    assert.equal(shown.children.length, 0);
    assert.deepEqual(
      [...shown.childNodes].map((node) => node.nodeType),
      [Node.TEXT_NODE],
    );
  });

  test(`a name stays text: ${JSON.stringify(text)}`, () => {
    const shown = part(messageRow(message({ username: text }), READERS), 'chat-author');
    assert.equal(shown.textContent, text);
    assert.equal(shown.children.length, 0);
  });
}

test('a hostile id or time cannot break out of its attribute', () => {
  const row = messageRow(message({ id: '"><b>', timestamp: '2026-11-21T10:00:00.000Z' }), READERS);
  assert.equal(row.dataset.messageId, '"><b>');
  assert.equal(row.querySelector('b'), null);
});

test('own messages and the streamer are marked', () => {
  assert.ok(messageRow(message({ userId: 'me' }), READERS).classList.contains('message-own'));
  const byOwner = messageRow(message({ userId: 'owner' }), READERS);
  assert.equal(byOwner.querySelector('.message-role')?.textContent, 'streamer');
  assert.equal(messageRow(message({}), READERS).querySelector('.message-role'), null);
});
