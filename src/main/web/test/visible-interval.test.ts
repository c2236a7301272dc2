import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import './dom';
import { whileVisible } from '../src/ui/visible-interval';
import { window } from './dom';

let visibility = 'visible';
Object.defineProperty(window.document, 'visibilityState', { get: () => visibility });

function becomes(state: 'visible' | 'hidden'): void {
  visibility = state;
  window.document.dispatchEvent(new window.Event('visibilitychange'));
}

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ['setInterval'] });
  visibility = 'visible';
});

test('a page that is looked at asks again and again', () => {
  const work = mock.fn();
  const stop = whileVisible(1000, work);
  mock.timers.tick(3000);
  assert.equal(work.mock.callCount(), 3);
  stop();
  mock.timers.tick(3000);
  assert.equal(work.mock.callCount(), 3);
});

test('a hidden page asks nothing, and asks at once when it is seen again', () => {
  const work = mock.fn();
  const stop = whileVisible(1000, work);
  becomes('hidden');
  mock.timers.tick(60_000);
  assert.equal(work.mock.callCount(), 0);
  becomes('visible');
  assert.equal(work.mock.callCount(), 1);
  mock.timers.tick(1000);
  assert.equal(work.mock.callCount(), 2);
  stop();
});
