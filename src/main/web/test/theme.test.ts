import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import './dom';
import { chooseTheme, chosenTheme, showTheme } from '../src/ui/theme';
import { window } from './dom';

const { document } = window;

beforeEach(() => {
  window.localStorage.clear();
  const parts = ['light', 'dark'].map((scheme) => {
    const part = document.createElement('meta');
    part.dataset.scheme = scheme;
    return part;
  });
  document.head.replaceChildren(...parts);
});

function media(): (string | null)[] {
  return [...document.querySelectorAll('[data-scheme]')].map((part) => part.getAttribute('media'));
}

test('who chose nothing follows their system', () => {
  showTheme(chosenTheme());
  assert.deepEqual(media(), ['(prefers-color-scheme: light)', '(prefers-color-scheme: dark)']);
});

test('a choice counts at once, whatever the system says, and on the next page', () => {
  chooseTheme('dark');
  assert.deepEqual(media(), ['not all', 'all']);
  assert.equal(chosenTheme(), 'dark');
  chooseTheme('light');
  assert.deepEqual(media(), ['all', 'not all']);
});

test('a choice can be taken back', () => {
  chooseTheme('dark');
  chooseTheme('system');
  assert.deepEqual(media(), ['(prefers-color-scheme: light)', '(prefers-color-scheme: dark)']);
});

test('a stored value that is no theme counts as none', () => {
  window.localStorage.setItem('grandstand.theme', 'neon');
  assert.equal(chosenTheme(), 'system');
});
