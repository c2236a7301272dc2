/** Stories by the stock client: progress of each step, the files, the dashboard (realtime.md §4–5). */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { Account } from '../lib/account.js';
import { stockClient } from '../lib/client.js';
import { within } from '../lib/deadline.js';
import { Inbox } from '../lib/inbox.js';
import { call, GRANDSTAND_URL, mustCall } from '../lib/server.js';

const STEPS = [
  { namespace: '/stories', room: 'story' },
  { namespace: '/audio', room: 'audio' },
  { namespace: '/images', room: 'image' },
];

const PROGRESS = ['currentChunk', 'estimatedTimeRemaining', 'progress', 'step', 'totalChunks'];

/** @type {Record<string, string[]>} */
const FIELDS = {
  'story:processing:start': ['estimatedTime', 'originalWordCount', 'title'],
  'story:processing:progress': PROGRESS,
  'story:processing:complete': ['generatedContent', 'generatedWordCount', 'processingTime'],
  'audio:processing:start': ['estimatedTime', 'maxWordsPerChunk', 'totalChunks', 'voiceModel'],
  'audio:processing:progress': ['generatedAudio', 'totalAudio', ...PROGRESS].sort(),
  'audio:processing:complete': ['processingTime', 'totalAudioFiles', 'totalDuration'],
  'image:processing:start': ['artStyle', 'estimatedTime', 'imageSize', 'totalChunks'],
  'image:processing:progress': ['generatedImages', 'totalImages', ...PROGRESS].sort(),
  'image:processing:complete': ['processingTime', 'totalImages'],
};

/** Written by LibreOffice, those that are not text: what has to be in each of them. */
const STORIES = {
  'the-whistle.md': 'The tea is cold, but there is cake.',
  'the-whistle.pdf': 'The tea is cold, but there is cake.',
  'khuc-qua-song.txt': 'Ông Minh lấy trong túi ra một cây sáo trúc.',
  'khuc-qua-song.docx': 'Ông Minh lấy trong túi ra một cây sáo trúc.',
};

/**
 * @param {Account} account
 * @param {string} namespace
 */
function connects({ token }, namespace) {
  const socket = stockClient(GRANDSTAND_URL + namespace, { auth: { token } });
  /** @type {Inbox<{event: string, data: any}>} */
  const inbox = new Inbox(`the client of ${namespace}`);
  socket.onAny((event, data) => inbox.push({ event, data }));
  return { socket, inbox };
}

/**
 * @param {Account} account
 * @param {string} name
 * @param {string | Uint8Array<ArrayBuffer>} content
 * @param {boolean} [auto] whether all steps begin at once, before anybody can look
 */
async function uploads({ token }, name, content, auto = false) {
  const form = new FormData();
  form.set('file', new Blob([content]), name);
  form.set('auto', String(auto));
  const answer = await fetch(new URL('/api/stories/upload', GRANDSTAND_URL), {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}` },
    body: form,
  });
  const story = await answer.json();
  assert.equal(answer.status, 201, JSON.stringify(story));
  return story;
}

/**
 * @param {Account} account
 * @param {string} path
 */
async function file({ token }, path) {
  const headers = { Authorization: `Bearer ${token}` };
  const answer = await within(fetch(new URL(path, GRANDSTAND_URL), { headers }), path);
  assert.equal(answer.status, 200, path);
  return Buffer.from(await answer.arrayBuffer());
}

/** @param {Buffer} wav with a header of the usual 44 bytes */
function seconds(wav) {
  assert.equal(wav.toString('latin1', 0, 4) + wav.toString('latin1', 8, 12), 'RIFFWAVE');
  const data = wav.indexOf('data', 12, 'latin1');
  return wav.readUInt32LE(data + 4) / wav.readUInt32LE(28);
}

/**
 * @param {Account} account
 * @param {{namespace: string, room: string}} step
 * @param {string} storyId
 */
async function joins(account, { namespace, room }, storyId) {
  const { socket, inbox } = connects(account, namespace);
  socket.emit(`join-${room}-room`, { storyId });
  const { data } = await inbox.first((item) => item.event === `joined-${room}-room`, 'joins');
  assert.deepEqual(data, { storyId, room: `${room}-${storyId}` });
  return inbox;
}

/**
 * @param {Inbox<{event: string, data: any}>} inbox
 * @param {string} room
 * @param {string} storyId
 */
async function isToldInOrder(inbox, room, storyId) {
  const complete = `${room}:processing:complete`;
  await inbox.first((item) => item.event === complete, complete, { ms: 60_000 });
  const told = inbox.all.filter(({ event }) => event.startsWith(`${room}:`));
  const phases = told.map(({ event }) => event.split(':')[2]);
  assert.match(phases.join(' '), /^start( progress)+ complete$/);
  for (const { event, data } of told) hasItsFields(event, data, storyId);
}

/**
 * @param {string} event
 * @param {any} data
 * @param {string} id
 */
function hasItsFields(event, { storyId, timestamp, ...rest }, id) {
  assert.equal(storyId, id);
  assert.match(timestamp, /Z$/);
  assert.deepEqual(Object.keys(rest).sort(), FIELDS[event], event);
}

/**
 * @param {Account} account
 * @param {string} path of a story
 */
async function hasItsFiles(account, path) {
  const { token } = account;
  for (const chunk of (await mustCall('GET', `${path}/audio`, { token })).items) {
    assert.ok(Math.abs(seconds(await file(account, chunk.audioFile)) - chunk.duration) < 0.01);
  }
  for (const chunk of (await mustCall('GET', `${path}/images`, { token })).items) {
    const png = await file(account, chunk.imageFile);
    assert.equal(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`, chunk.imageSize);
  }
}

describe('a story', () => {
  for (const [name, sentence] of Object.entries(STORIES)) {
    it(`goes through all steps: ${name}`, async () => {
      const account = await Account.register('author');
      const { token } = account;
      const content = await readFile(new URL(`../fixtures/${name}`, import.meta.url));
      const { id, originalContent } = await uploads(account, name, new Uint8Array(content));
      assert.ok(originalContent.replace(/\s+/g, ' ').includes(sentence), originalContent);
      const rooms = [];
      for (const step of STEPS) rooms.push({ step, inbox: await joins(account, step, id) });
      const path = `/stories/${id}`;
      await mustCall('PATCH', path, { token, body: { auto: true } });
      await mustCall('POST', `${path}/process`, { token, body: {} });

      for (const { step, inbox } of rooms) await isToldInOrder(inbox, step.room, id);
      await hasItsFiles(account, path);
    });
  }

  it('is not there for somebody else', async () => {
    const [author, other] = [await Account.register('author'), await Account.register('other')];
    const body = { title: 'Mine', content: 'Once upon a time.' };
    const { id } = await mustCall('POST', '/stories', { token: author.token, body });
    assert.equal((await call('GET', `/stories/${id}/audio`, { token: other.token })).status, 404);
    for (const { namespace, room } of STEPS) {
      const { socket, inbox } = connects(other, namespace);
      socket.emit(`join-${room}-room`, { storyId: id });
      const { data } = await inbox.first((i) => i.event === `${room}-room-error`, 'is refused');
      assert.equal(data.code, 'not_found');
      assert.equal(data.storyId, id);
    }
  });

  it('moves the dashboard of its owner, whom everybody else does not see', async () => {
    const account = await Account.register('author');
    const { socket, inbox } = connects(account, '/dashboard');
    socket.emit('join-dashboard', { scope: 'all' });
    const refused = await inbox.first((i) => i.event === 'dashboard-error', 'is refused');
    assert.equal(refused.data.code, 'forbidden');

    socket.emit('join-dashboard');
    const joined = await inbox.first((i) => i.event === 'joined-dashboard', 'joins');
    assert.equal(joined.data.scope, 'own');
    const stats = await inbox.first((i) => i.event === 'stats:update', 'sees numbers');
    assert.equal(stats.data.totalStories, 0);
    await uploads(account, 'x.txt', 'Once upon a time there was a rock. ', true);
    const done = (/** @type {{event: string, data: any}} */ { event, data }) =>
      event === 'stats:update' && data.completedJobs === 3 && data.totalImages === 1;
    const { data } = await inbox.first(done, 'sees three jobs', { ms: 60_000 });
    assert.deepEqual(data, await mustCall('GET', '/dashboard/stats', { token: account.token }));
  });
});
