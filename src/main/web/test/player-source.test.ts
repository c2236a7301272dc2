import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sourceOf } from '../src/player/source';
import { CARD_STAND, tifoOf } from '../src/streams/tifo';

const page = new URL('https://stand.example/stream.html');

test('a playlist, or anything unknown, is played as HLS', () => {
  assert.equal(sourceOf('https://cdn.example/a/index.m3u8?t=1', page)?.kind, 'hls');
  assert.equal(sourceOf('https://cdn.example/live/7', page)?.kind, 'hls');
});

test('a video file is handed to the browser, also from this site', () => {
  assert.deepEqual(sourceOf('/media/a.mp4', page), {
    kind: 'file',
    url: 'https://stand.example/media/a.mp4',
  });
});

test('nothing, and anything but http(s), is not played', () => {
  for (const address of [null, '', 'javascript:alert(1)', 'data:video/mp4;base64,AA', 'http://[']) {
    assert.equal(sourceOf(address, page), null);
  }
});

test('a stream always gets the same tifo, and it is symmetrical', () => {
  const tifo = tifoOf('0192-abc', CARD_STAND);
  assert.deepEqual(tifo, tifoOf('0192-abc', CARD_STAND));
  for (const row of tifo.rows) {
    assert.equal(row.length, CARD_STAND.columns);
    assert.deepEqual(row, row.toReversed());
  }
});
