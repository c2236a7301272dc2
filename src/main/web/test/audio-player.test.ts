import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { AudioChunk } from '../src/api/story-types';
import { AudioPlayer } from '../src/media/audio-player';
import { Playlist } from '../src/media/playlist';
import { window } from './dom';

const chunk = (chunkIndex: number, id = `c${chunkIndex}`): AudioChunk => ({
  id,
  storyId: 's',
  chunkIndex,
  content: `Part number ${chunkIndex + 1}`,
  wordCount: 3,
  duration: 61,
  voiceModel: null,
});

const settled = () => new Promise((resolve) => setImmediate(resolve));

beforeEach(() => {
  document.body.replaceChildren();
  Object.assign(window.HTMLMediaElement.prototype, { play: async () => {}, pause: () => {} });
});

function player(...chunks: AudioChunk[]) {
  const fetched: string[] = [];
  const revoked: string[] = [];
  const made = new AudioPlayer({
    title: 'The lamp',
    fetch: async (id) => {
      fetched.push(id);
      return new Blob([id]);
    },
    download: () => {},
    maker: { create: () => `blob:${fetched.at(-1)}`, revoke: (url) => revoked.push(url) },
  });
  made.setChunks(chunks);
  document.body.append(made.element);
  return { made, fetched, revoked };
}

function part<T extends HTMLElement = HTMLElement>(testid: string): T {
  const found = document.querySelector<T>(`[data-testid="${testid}"]`);
  assert.ok(found, `${testid} is on the page`);
  return found;
}

const on = () => document.querySelector('[aria-current="true"]')?.textContent;

test('parts follow each other, and the last one ends it', () => {
  const list = new Playlist();
  list.replace(['a', 'b']);
  list.put('a');
  assert.deepEqual([list.previous(), list.next()], [null, 'b']);
  list.put('b');
  assert.deepEqual([list.previous(), list.next()], ['a', null]);
});

test('a list that has grown goes on with what is on; another list does not', () => {
  const list = new Playlist();
  list.replace(['a', 'b']);
  list.put('b');
  assert.equal(list.replace(['a', 'b', 'c']), true);
  assert.equal(list.next(), 'c');
  assert.equal(list.replace(['x', 'y']), false);
  assert.deepEqual([list.current, list.index], [null, -1]);
});

test('all parts are played in order, the next one fetched before it is needed', async () => {
  const { fetched } = player(chunk(0), chunk(1), chunk(2));
  assert.equal(part('audio-now').textContent, '3 parts, 3:03');
  part('audio-play').click();
  await settled();
  assert.deepEqual(fetched, ['c0', 'c1']);
  assert.equal(on(), 'Part 1 · 1:01');
  part('audio').dispatchEvent(new window.Event('ended') as unknown as Event);
  await settled();
  assert.equal(on(), 'Part 2 · 1:01');
  assert.equal(part('audio-now').textContent, 'Part 2 of 3');
});

test('keys go to the next part and back', async () => {
  const { made } = player(chunk(0), chunk(1));
  part('audio-play').click();
  await settled();
  const press = (key: string) =>
    made.element.dispatchEvent(new window.KeyboardEvent('keydown', { key }) as unknown as Event);
  press('n');
  await settled();
  assert.equal(on(), 'Part 2 · 1:01');
  press('N');
  press('P');
  await settled();
  assert.equal(on(), 'Part 1 · 1:01');
});

test('recordings that were made anew take the place of the old ones', async () => {
  const { made, revoked } = player(chunk(0), chunk(1));
  part('audio-play').click();
  await settled();
  made.setChunks([chunk(0, 'n0')]);
  assert.equal(on(), undefined);
  assert.deepEqual(revoked.sort(), ['blob:c0', 'blob:c1']);
  assert.equal(part('audio').getAttribute('src'), null);
});

test('a recording that cannot be fetched is said', async () => {
  const made = new AudioPlayer({
    title: 'x',
    fetch: () => Promise.reject(new Error('away')),
    download: () => {},
  });
  made.setChunks([chunk(0)]);
  document.body.append(made.element);
  part('audio-play').click();
  await settled();
  assert.equal(part('audio-error').hidden, false);
});
