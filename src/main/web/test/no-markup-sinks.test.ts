import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

const SINKS =
  /innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|document\.write|createContextualFragment|DOMParser|srcdoc|\beval\(|new Function\b/;
const INLINE = /<script(?![^>]*\ssrc=)|<style\b|\sstyle=|\son[a-z]+=/i;

function files(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|html)$/.test(name))
    .map((name) => path.join(folder, name));
}

test('no source file turns text into markup or code', () => {
  const guilty = files('src').filter((file) => SINKS.test(readFileSync(file, 'utf8')));
  assert.deepEqual(guilty, []);
});

test('no page has inline script or style, which the security policy refuses', () => {
  const guilty = files('pages').filter((file) => INLINE.test(readFileSync(file, 'utf8')));
  assert.deepEqual(guilty, []);
});
