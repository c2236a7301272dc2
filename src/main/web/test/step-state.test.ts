import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StepName, StoryStatus } from '../src/api/story-types';
import { progressEvent } from '../src/realtime/progress';
import {
  afterEvent,
  afterLook,
  type StepState,
  secondsLeft,
  stepOf,
} from '../src/stories/step-state';
import { lineOf } from '../src/stories/step-words';

const NOW = Date.parse('2026-11-21T12:00:00.000Z');
const NEW: StoryStatus = {
  storyGenerated: false,
  audioGenerated: false,
  imagesGenerated: false,
  step: null,
  error: null,
};
const story = (status: Partial<StoryStatus> = {}) => ({ status: { ...NEW, ...status } });
const phase = (status: Partial<StoryStatus>, step: StepName) => stepOf(story(status), step).phase;

function told(state: StepState, name: string, payload: Record<string, unknown>): StepState {
  const event = progressEvent(name, payload);
  assert.ok(event);
  return afterEvent(state, event, NOW);
}

test('the story’s record tells what each step has come to', () => {
  assert.equal(phase({}, 'story'), 'idle');
  assert.equal(phase({ step: 'story' }, 'story'), 'waiting');
  assert.equal(phase({ storyGenerated: true, step: 'audio' }, 'story'), 'done');
  assert.equal(phase({ storyGenerated: true, step: 'audio' }, 'images'), 'idle');
  const failed = stepOf(story({ step: 'images', error: 'No colours left.' }), 'images');
  assert.deepEqual([failed.phase, failed.error], ['failed', 'No colours left.']);
});

test('events move a step from its start to its end', () => {
  let state = stepOf(story(), 'audio');
  state = told(state, 'audio:processing:start', { totalChunks: 4, estimatedTime: 40 });
  assert.deepEqual([state.phase, state.progress, secondsLeft(state, NOW)], ['running', 0, 40]);
  state = told(state, 'audio:processing:progress', {
    progress: 50,
    currentChunk: 2,
    totalChunks: 4,
    estimatedTimeRemaining: 20,
  });
  assert.equal(lineOf(state, NOW + 5000), '50 % · part 2 of 4 · about 15 s left');
  state = told(state, 'audio:processing:complete', { totalAudioFiles: 4 });
  assert.deepEqual([state.phase, state.progress], ['done', 100]);
});

test('an error keeps how far it was, and names the part', () => {
  const half = told(stepOf(story(), 'images'), 'image:processing:progress', { progress: 40 });
  const failed = told(half, 'image:processing:error', { error: 'Too busy.', chunkIndex: 2 });
  assert.deepEqual(
    [failed.phase, failed.progress, failed.error],
    ['failed', 40, 'Part 3: Too busy.'],
  );
});

test('progress without a guess of the time says nothing about it', () => {
  const state = told(stepOf(story(), 'story'), 'story:processing:progress', { progress: 25 });
  assert.equal(lineOf(state, NOW), '25 %');
});

test('a look at the record does not take away how far the events were', () => {
  const running = told(stepOf(story(), 'audio'), 'audio:processing:progress', { progress: 50 });
  assert.equal(afterLook(running, story({ step: 'audio' }), 'audio'), running);
  const beside = afterLook(running, story({ storyGenerated: true, step: 'images' }), 'audio');
  assert.equal(beside, running, 'another step may be under way beside it');
});

test('a look at the record tells of an end that was missed', () => {
  const running = told(stepOf(story(), 'audio'), 'audio:processing:progress', { progress: 50 });
  assert.equal(afterLook(running, story({ audioGenerated: true }), 'audio').phase, 'done');
  assert.equal(afterLook(running, story(), 'audio').phase, 'idle');
  const failed = afterLook(running, story({ step: 'audio', error: 'Gone.' }), 'audio');
  assert.equal(failed.error, 'Gone.');
});

test('an event is read by its name, and what is none is not', () => {
  assert.equal(progressEvent('batch:processing:complete', { jobId: 'j' })?.phase, 'complete');
  assert.equal(progressEvent('batch:processing:soon', { jobId: 'j' }), null);
  assert.equal(progressEvent('batch:processing:start', 'j'), null);
});
