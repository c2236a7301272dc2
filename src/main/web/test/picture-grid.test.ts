import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import './dom';
import type { ImageChunk } from '../src/api/story-types';
import { PictureGrid, shortened } from '../src/media/picture-grid';

type Seen = (entries: { target: Element; isIntersecting: boolean }[]) => void;

let look: Seen = () => {};
let watched = new Set<Element>();

/** Sees what the test says that it sees. */
class Eyes {
  constructor(seen: Seen) {
    look = seen;
  }
  observe(element: Element) {
    watched.add(element);
  }
  unobserve(element: Element) {
    watched.delete(element);
  }
  disconnect() {
    watched.clear();
  }
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

const chunk = (chunkIndex: number): ImageChunk => ({
  id: `p${chunkIndex}`,
  storyId: 's',
  chunkIndex,
  content: '<b>It was dark.</b>',
  prompt: 'A dark sea',
  style: { artStyle: 'sketch' },
  imageSize: '256x256',
});

beforeEach(() => {
  watched = new Set();
  Object.assign(globalThis, { IntersectionObserver: Eyes });
});

function grid(fetch: (id: string) => Promise<Blob> = async (id) => new Blob([id])) {
  const asked: string[] = [];
  const made = new PictureGrid({
    fetch: (id) => {
      asked.push(id);
      return fetch(id);
    },
    open: () => {},
    maker: { create: () => `blob:${asked.at(-1)}`, revoke: () => {} },
  });
  const tiles = () => [...made.element.children] as HTMLElement[];
  const see = async (...indexes: number[]) => {
    look(indexes.map((index) => ({ target: tiles()[index] as Element, isIntersecting: true })));
    await settled();
  };
  return { made, asked, tiles, see };
}

test('a picture is fetched when it comes near, with its prompt as its words', async () => {
  const { made, asked, tiles, see } = grid();
  made.setChunks([chunk(0), chunk(1)]);
  assert.deepEqual(asked, []);
  await see(1);
  assert.deepEqual(asked, ['p1']);
  assert.deepEqual(
    tiles().map(({ dataset }) => dataset.state),
    ['far', 'shown'],
  );
  const picture = tiles()[1]?.querySelector('img');
  assert.equal(picture?.getAttribute('alt'), 'A dark sea');
  assert.equal(picture?.getAttribute('src'), 'blob:p1');
  assert.equal(tiles()[1]?.querySelector('b'), null);
});

test('pictures that come while others are shown leave those alone', async () => {
  const { made, tiles, see } = grid();
  made.setChunks([chunk(0)]);
  await see(0);
  const [first] = tiles();
  made.setChunks([chunk(0), chunk(1)]);
  assert.equal(tiles()[0], first);
  assert.equal(first?.dataset.state, 'shown');
  assert.equal(tiles().length, 2);
});

test('of very many only so many are kept; the others are fetched when they are seen again', async () => {
  const { made, asked, tiles, see } = grid();
  made.setChunks(Array.from({ length: 61 }, (_, index) => chunk(index)));
  for (let index = 0; index < 61; index++) {
    await see(index);
  }
  assert.equal(tiles()[0]?.dataset.state, 'far');
  assert.equal(tiles()[0]?.querySelector('img')?.getAttribute('src'), null);
  await see(0);
  assert.equal(asked.at(-1), 'p0');
});

test('a picture that cannot be fetched says so, and a long prompt is cut', async () => {
  const { made, tiles, see } = grid(() => Promise.reject(new Error('away')));
  made.setChunks([chunk(0)]);
  await see(0);
  assert.equal(tiles()[0]?.dataset.state, 'failed');
  assert.equal(shortened('x'.repeat(400)).length, 301);
});
