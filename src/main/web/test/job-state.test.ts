import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Job, JobItem } from '../src/api/batch-types';
import {
  afterJobEvent,
  afterJobLook,
  canRetry,
  itemProgress,
  viewOf,
} from '../src/batch/job-state';
import type { EventPhase } from '../src/realtime/progress';

const ITEM: JobItem = {
  id: 'i0',
  fileIndex: 0,
  name: 'a.txt',
  storyId: null,
  state: 'queued',
  step: null,
  error: null,
};
const JOB: Job = {
  id: 'j',
  owner: { id: 'u', username: 'ana', avatar: null },
  settings: { steps: ['story', 'audio'] },
  state: 'queued',
  totalFiles: 2,
  processedFiles: 0,
  failedFiles: 0,
  currentStep: null,
  items: [ITEM, { ...ITEM, id: 'i1', fileIndex: 1 }],
  createdAt: '2026-11-21T12:00:00.000Z',
  startedAt: null,
  finishedAt: null,
};
const event = (phase: EventPhase, payload: Record<string, unknown> = {}) => ({ phase, payload });

test('events move a batch on', () => {
  let view = afterJobEvent(viewOf(JOB), event('start', { estimatedTime: 10 }), 1000);
  assert.deepEqual([view.job.state, view.doneAt], ['running', 11_000]);
  const progress = { progress: 50, processedFiles: 1, failedFiles: 1, currentStep: 'audio' };
  view = afterJobEvent(view, event('progress', progress), 1000);
  assert.equal(view.progress, 50);
  assert.deepEqual([view.job.processedFiles, view.job.failedFiles], [1, 1]);
  assert.equal(view.job.currentStep, 'audio');
});

test('an error of one file is that file’s', () => {
  const failed = event('error', { error: 'No text in it.', fileIndex: 1 });
  const { job } = afterJobEvent(viewOf({ ...JOB, state: 'running' }), failed, 0);
  assert.equal(job.state, 'running');
  assert.deepEqual(
    job.items?.map(({ state, error }) => [state, error]),
    [
      ['queued', null],
      ['failed', 'No text in it.'],
    ],
  );
});

test('a look keeps how far it was while it goes on, and not after', () => {
  const view = { job: JOB, progress: 70, doneAt: 5 };
  const running = afterJobLook(view, { ...JOB, state: 'running', processedFiles: 1 });
  assert.deepEqual([running.progress, running.doneAt], [70, 5]);
  const cancelled = afterJobLook(view, { ...JOB, state: 'cancelled' });
  assert.deepEqual([cancelled.progress, cancelled.doneAt], [0, null]);
});

test('what failed is tried again when all is over, unless the file was refused', () => {
  const failed: JobItem = { ...ITEM, state: 'failed', storyId: 's' };
  const over: Job = { ...JOB, state: 'completed', items: [failed] };
  assert.equal(canRetry(over), true);
  assert.equal(canRetry({ ...over, state: 'running' }), false);
  assert.equal(canRetry({ ...over, items: [{ ...failed, storyId: null }] }), false);
  assert.equal(canRetry({ ...over, items: [{ ...failed, state: 'cancelled' }] }), false);
});

test('a file is as far as the steps that are behind it and a part of the one at hand', () => {
  const running: JobItem = { ...ITEM, state: 'running', step: 'audio' };
  assert.equal(itemProgress(ITEM, ['story', 'audio']), 0);
  assert.equal(itemProgress(running, ['story', 'audio']), 50);
  assert.equal(itemProgress(running, ['story', 'audio'], 40), 70);
  assert.equal(itemProgress({ ...ITEM, state: 'completed' }, ['story']), 100);
});
