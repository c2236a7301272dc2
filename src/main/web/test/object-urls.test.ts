import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileName } from '../src/media/download';
import { ObjectUrls } from '../src/media/object-urls';

/** Addresses that are good until they are revoked. */
function shelf(limit: number) {
  const fetched: string[] = [];
  const gone: string[] = [];
  const open = new Set<string>();
  const urls = new ObjectUrls({
    fetch: async (key) => {
      fetched.push(key);
      if (key === 'broken') {
        throw new Error('not there');
      }
      return new Blob([key]);
    },
    limit,
    onGone: (key) => gone.push(key),
    maker: {
      create: () => {
        const url = `blob:${fetched.length}`;
        open.add(url);
        return url;
      },
      revoke: (url) => open.delete(url),
    },
  });
  return { urls, fetched, gone, open };
}

test('what is asked for twice is fetched once', async () => {
  const { urls, fetched } = shelf(3);
  const [first, second] = await Promise.all([urls.get('a'), urls.get('a')]);
  assert.equal(first, second);
  assert.equal(await urls.get('a'), first);
  assert.deepEqual(fetched, ['a']);
});

test('never more than so many are kept; the one not wanted for longest goes', async () => {
  const { urls, gone, open } = shelf(2);
  await urls.get('a');
  await urls.get('b');
  await urls.get('a');
  await urls.get('c');
  assert.deepEqual(gone, ['b']);
  assert.equal(open.size, 2);
});

test('those that are not named any more are revoked, and all at the end', async () => {
  const { urls, gone, open } = shelf(3);
  await urls.get('a');
  await urls.get('b');
  urls.keepOnly(new Set(['b']));
  assert.deepEqual(gone, ['a']);
  urls.close();
  assert.equal(open.size, 0);
});

test('what arrives after the end is revoked at once', async () => {
  const { urls, open } = shelf(3);
  const late = urls.get('a');
  urls.close();
  await late;
  assert.equal(open.size, 0);
});

test('what could not be fetched is tried again', async () => {
  const { urls, fetched } = shelf(3);
  await assert.rejects(urls.get('broken'));
  await assert.rejects(urls.get('broken'));
  assert.deepEqual(fetched, ['broken', 'broken']);
});

test('a file is called by its story, as far as file systems allow', () => {
  assert.equal(fileName('The lamp', 2, 'audio/wav'), 'The lamp 03.wav');
  assert.equal(fileName('../a\u202e"b"\n', 0, 'image/png; q=1'), '.. a b 01.png');
  assert.equal(fileName('???', 9, 'application/x'), 'story 10.bin');
});
