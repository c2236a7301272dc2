import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Http } from '../src/api/http';
import { ApiError } from '../src/api/problem';

type Answer =
  | { status: number; body: unknown; headers?: Record<string, string> }
  | 'lost'
  | 'never';

let answers: Answer[] = [];
let sent: { url: string; headers: Record<string, string>; body: unknown }[] = [];

/** A request whose answers the test has written down before. */
class WrittenRequest extends EventTarget {
  readonly upload = new EventTarget();
  status = 0;
  responseText = '';
  private answer: Answer = 'lost';
  private url = '';
  private readonly headers: Record<string, string> = {};

  open(_method: string, url: URL) {
    this.url = url.href;
  }
  setRequestHeader(name: string, value: string) {
    this.headers[name.toLowerCase()] = value;
  }
  getResponseHeader(name: string): string | null {
    return typeof this.answer === 'string' ? null : (this.answer.headers?.[name] ?? null);
  }
  send(body: unknown) {
    sent.push({ url: this.url, headers: this.headers, body });
    this.answer = answers.shift() ?? 'lost';
    const progress = { lengthComputable: true, loaded: 50, total: 200 };
    this.upload.dispatchEvent(Object.assign(new Event('progress'), progress));
    if (this.answer === 'lost') {
      this.dispatchEvent(new Event('error'));
    } else if (this.answer !== 'never') {
      this.status = this.answer.status;
      this.responseText = JSON.stringify(this.answer.body);
      this.dispatchEvent(new Event('load'));
    }
  }
  abort() {
    this.dispatchEvent(new Event('abort'));
  }
}

beforeEach(() => {
  answers = [];
  sent = [];
  Object.assign(globalThis, { XMLHttpRequest: WrittenRequest });
});

const http = new Http(new URL('http://localhost:8080/api/'), {
  valid: async () => 'old',
  replace: async () => 'new',
});
const form = () => {
  const made = new FormData();
  made.append('title', 'The lamp');
  return made;
};
const upload = (onProgress = (_: number) => {}, signal?: AbortSignal) =>
  http.upload<{ id: string }>('stories/upload', form(), { onProgress, ...(signal && { signal }) });

test('an upload tells how far it is, and what came of it', async () => {
  answers = [{ status: 201, body: { id: 's1' } }];
  const told: number[] = [];
  assert.deepEqual(await upload((fraction) => told.push(fraction)), { id: 's1' });
  assert.deepEqual(told, [0.25]);
  assert.equal(sent[0]?.url, 'http://localhost:8080/api/stories/upload');
  assert.equal(sent[0]?.headers.authorization, 'Bearer old');
  assert.equal(sent[0]?.headers['content-type'], undefined, 'the browser names the boundary');
});

test('a token that was refused is replaced, and all is sent again', async () => {
  answers = [
    { status: 401, body: {} },
    { status: 201, body: { id: 's1' } },
  ];
  assert.deepEqual(await upload(), { id: 's1' });
  assert.deepEqual(
    sent.map(({ headers }) => headers.authorization),
    ['Bearer old', 'Bearer new'],
  );
});

test('a refusal names its field and when to come back', async () => {
  const errors = [{ field: 'file', message: 'has no text' }];
  answers = [{ status: 422, body: { detail: 'No', errors }, headers: { 'Retry-After': '2' } }];
  await assert.rejects(upload(), (error) => {
    assert.ok(error instanceof ApiError);
    assert.deepEqual([error.status, error.fields, error.retryAfterMs], [422, errors, 2000]);
    return true;
  });
});

test('a server that cannot be reached is said as such', async () => {
  await assert.rejects(upload(), (error) => error instanceof ApiError && error.status === 0);
});

test('an upload that is stopped, or was before it began, ends as such', async () => {
  answers = ['never'];
  const stopping = new AbortController();
  const running = upload(() => stopping.abort(), stopping.signal);
  await assert.rejects(running, { name: 'AbortError' });
  await assert.rejects(
    upload(() => {}, AbortSignal.abort()),
    { name: 'AbortError' },
  );
  assert.equal(sent.length, 1);
});
