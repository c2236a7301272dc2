import assert from 'node:assert/strict';
import { test } from 'node:test';
import './dom';
import { ApiError } from '../src/api/problem';
import { settingsOf } from '../src/batch/batch-form';
import { typed, uploadForm } from '../src/stories/new-story';
import { stepChips } from '../src/stories/step-chip';
import { audioOptions, imageOptions, storyOptions } from '../src/stories/step-options';
import { playingTime, remaining, roughly, took } from '../src/ui/durations';
import { fileProblem, filesProblem } from '../src/upload/file-check';

const fieldOf = (field: string) => (error: unknown) =>
  error instanceof ApiError && error.fields[0]?.field === field;

test('a typed story needs a text and a title', () => {
  assert.throws(() => typed({ title: 'x', content: ' ' }), fieldOf('content'));
  assert.throws(() => typed({ title: '', content: 'text' }), fieldOf('title'));
  assert.deepEqual(
    typed({ title: ' A ', content: 'b\n', genre: '', customPrompt: 'c', auto: '' }),
    {
      title: 'A',
      content: 'b',
      customPrompt: 'c',
      auto: false,
    },
  );
});

test('an upload has a part for each field that was filled in', () => {
  const file = new File(['hello'], 'a.txt');
  const form = uploadForm(file, { title: '', genre: 'Fantasy', customPrompt: ' ', auto: 'yes' });
  assert.deepEqual([...form.keys()].sort(), ['auto', 'file', 'genre']);
  assert.equal(form.get('auto'), 'true');
});

test('options that were left empty are the server’s to choose', () => {
  assert.deepEqual(storyOptions({ customPrompt: ' ' }), {});
  assert.deepEqual(audioOptions({ maxWordsPerChunk: '40', voiceModel: '' }), {
    maxWordsPerChunk: 40,
  });
  assert.deepEqual(imageOptions({ artStyle: 'sketch', imageSize: '512x512' }), {
    artStyle: 'sketch',
    imageSize: '512x512',
  });
});

test('a batch needs a step, and knows their order', () => {
  assert.throws(() => settingsOf({ maxWordsPerChunk: '100' }), fieldOf('steps'));
  const values = { 'step-images': 'yes', 'step-story': 'yes', maxWordsPerChunk: '100' };
  assert.deepEqual(settingsOf(values).steps, ['story', 'images']);
});

test('files that the server would refuse are not sent', () => {
  assert.equal(fileProblem({ name: 'A.DOCX', size: 10 }), null);
  assert.match(fileProblem({ name: 'a.exe', size: 10 }) ?? '', /none of/);
  assert.match(fileProblem({ name: 'a.txt', size: 0 }) ?? '', /empty/);
  assert.match(fileProblem({ name: 'a.txt', size: 6 * 1024 * 1024 }) ?? '', /6\.0 MB; 5 MB/);
});

test('one bad file does not keep a batch from starting, too many or too large ones do', () => {
  const file = (name: string, size = 1) => ({ name, size });
  assert.equal(filesProblem([file('a.txt'), file('b.exe')]), null);
  assert.match(filesProblem(Array.from({ length: 51 }, () => file('a.txt'))) ?? '', /51 files/);
  assert.match(filesProblem([file('a.txt', 6 * 1024 * 1024)]) ?? '', /5 MB/);
});

test('each step has its chip, with words for those who do not see it', () => {
  const chips = stepChips({
    status: {
      storyGenerated: true,
      audioGenerated: false,
      imagesGenerated: false,
      step: 'audio',
      error: 'x',
    },
  });
  assert.deepEqual(
    [...chips.querySelectorAll('li')].map((chip) => chip.getAttribute('title')),
    ['Story: done', 'Audio: failed', 'Pictures: not made yet'],
  );
});

test('stretches of time are said as people say them', () => {
  assert.equal(remaining(null), null);
  assert.equal(remaining(0.4), 'almost done');
  assert.equal(remaining(75), 'about 1 min left');
  assert.equal(roughly(4800), '1 h 20 min');
  assert.equal(took(340), '340 ms');
  assert.equal(took(4230), '4.2 s');
  assert.equal(playingTime(7.4), '0:07');
  assert.equal(playingTime(3723), '1:02:03');
});
