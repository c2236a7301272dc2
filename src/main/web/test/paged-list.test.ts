import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import './dom';
import { ApiError } from '../src/api/problem';
import type { Page } from '../src/api/types';
import { button, el } from '../src/ui/dom';
import { KEY } from '../src/ui/focus';
import { PagedList } from '../src/ui/paged-list';

type Answer = () => Promise<Page<string>>;

beforeEach(() => {
  const toasts = el('div', { id: 'toasts' });
  document.body.replaceChildren(toasts);
});

/** A list on the page whose questions are answered one after the other. */
function listed(...answers: Answer[]) {
  const asked: (string | null)[] = [];
  const list = new PagedList<string>({
    name: 'names',
    noun: ['name', 'names'],
    key: (name) => name,
    fetch: (cursor) => {
      asked.push(cursor);
      return answers.shift()?.() ?? Promise.reject(new Error('asked too often'));
    },
    render: (names) => el('ul', {}, ...names.map(row)),
    empty: { title: 'Nobody', text: 'There is nobody.' },
  });
  document.body.append(list.element);
  return { list, asked };
}

function row(name: string): HTMLElement {
  return el('li', { attrs: { [KEY]: name } }, name, button('Greet', { testid: 'greet' }));
}

function page(items: string[], nextCursor: string | null = null): Answer {
  return async () => ({ items, nextCursor });
}

function refusal(): Promise<never> {
  return Promise.reject(new ApiError('Grandstand is away.', 503, 'unavailable'));
}

function shown(): string[] {
  return [...document.querySelectorAll('li')].map((item) => item.getAttribute(KEY) ?? '');
}

function part(testid: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(`[data-testid="${testid}"]`);
  assert.ok(found, `${testid} is on the page`);
  return found;
}

test('pages follow each other by their cursors, until there is none', async () => {
  const { list, asked } = listed(page(['ana', 'ben'], 'c1'), page(['cleo']));
  await list.load();
  assert.equal(part('names-count').textContent, 'The first 2 names');
  await list.next();
  assert.deepEqual(shown(), ['ana', 'ben', 'cleo']);
  assert.deepEqual(asked, [null, 'c1']);
  assert.equal(part('names-count').textContent, '3 names');
  assert.equal(part('names-more').hidden, true);
});

test('an empty list says so', async () => {
  await listed(page([])).list.load();
  assert.match(part('names-empty').textContent, /There is nobody/);
});

test('what cannot be loaded is said, and tried again on demand', async () => {
  const { list } = listed(refusal, page(['ana']));
  await list.load();
  assert.match(part('names-error').textContent, /Grandstand is away/);
  part('retry').click();
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(shown(), ['ana']);
});

test('a later look that fails leaves what is shown', async () => {
  const { list } = listed(page(['ana']), refusal);
  await list.load();
  await list.refresh();
  assert.deepEqual(shown(), ['ana']);
});

test('who has read on is not thrown back to the first page', async () => {
  const { list, asked } = listed(page(['ana'], 'c1'), page(['ben']));
  await list.load();
  await list.next();
  await list.refresh();
  assert.equal(asked.length, 2);
});

test('an older answer does not overwrite a newer one', async () => {
  let late: (page: Page<string>) => void = () => {};
  const old = new Promise<Page<string>>((resolve) => {
    late = resolve;
  });
  const { list } = listed(() => old, page(['new']));
  const first = list.load();
  await list.load();
  late({ items: ['old'], nextCursor: null });
  await first;
  assert.deepEqual(shown(), ['new']);
});

test('the focus stays with the same control of the same item', async () => {
  const { list } = listed(page(['ana', 'ben']), page(['cleo', 'ben']));
  await list.load();
  document.querySelectorAll<HTMLElement>('[data-testid="greet"]')[1]?.focus();
  await list.refresh();
  assert.equal(document.activeElement?.closest('li')?.getAttribute(KEY), 'ben');
});

test('the focus goes to the list when its item is gone', async () => {
  const { list } = listed(page(['ana', 'ben']));
  await list.load();
  document.querySelector<HTMLElement>('[data-testid="greet"]')?.focus();
  list.replace('ana', null);
  assert.deepEqual(shown(), ['ben']);
  assert.equal(document.activeElement, part('names-list'));
});
