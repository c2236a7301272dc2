import { messageOf } from '../api/problem';
import type { Stream } from '../api/types';
import { streams as api, session } from '../site';
import { streamSections } from '../streams/list-view';
import { byId, link } from '../ui/dom';
import { showHeader } from '../ui/header';
import { noticeBlock, retryButton } from '../ui/notice';
import { whileVisible } from '../ui/visible-interval';

const REFRESH_MS = 20_000;
const TYPING_MS = 250;

const list = byId('stream-list', HTMLElement);
const more = byId('load-more', HTMLButtonElement);
const finder = byId('finder', HTMLFormElement);
const searchBox = byId('stream-search', HTMLInputElement);
const statusBox = byId('filter-status', HTMLSelectElement);

let shown: Stream[] = [];
let nextCursor: string | null = null;
let pages = 0;
let running = new AbortController();
let typing: ReturnType<typeof setTimeout> | undefined;

/** Loads the first page, or the one behind what is shown. A newer call cancels an older one. */
async function load(next: boolean): Promise<void> {
  running.abort();
  running = new AbortController();
  const { signal } = running;
  const query = { q: searchBox.value.trim(), status: statusBox.value };
  try {
    const page = await api.list({ ...query, cursor: next ? nextCursor : null }, signal);
    shown = next ? [...shown, ...page.items] : page.items;
    pages = next ? pages + 1 : 1;
    nextCursor = page.nextCursor;
    show(query.q !== '' || query.status !== '');
  } catch (error) {
    if (!signal.aborted) {
      showError(error);
    }
  }
}

function show(filtered: boolean): void {
  const focused =
    document.activeElement?.closest<HTMLElement>('[data-stream-id]')?.dataset.streamId;
  list.replaceChildren(
    ...(shown.length > 0 ? streamSections(shown, Date.now()) : [filtered ? noMatch() : nobody()]),
  );
  list.removeAttribute('aria-busy');
  more.hidden = !nextCursor;
  if (focused) {
    list.querySelector<HTMLElement>(`[data-stream-id="${CSS.escape(focused)}"] a`)?.focus();
  }
}

/** A refresh that fails leaves what is shown; a first load that fails says so. */
function showError(error: unknown): void {
  list.removeAttribute('aria-busy');
  if (pages > 0 && shown.length > 0) {
    return;
  }
  more.hidden = true;
  list.replaceChildren(
    noticeBlock({
      testid: 'stream-list-error',
      title: 'The board is dark',
      text: messageOf(error),
      action: retryButton(() => void load(false)),
    }),
  );
}

function noMatch(): HTMLElement {
  return noticeBlock({
    testid: 'stream-list-empty',
    title: 'Nobody in those seats',
    text: 'No stream matches. Try another word, or show all streams.',
  });
}

function nobody(): HTMLElement {
  return noticeBlock({
    testid: 'stream-list-empty',
    title: 'The stand is empty',
    text: 'No streams yet. Yours could be the first.',
    action: link('Open the studio', 'studio.html', { class: 'button button-main' }),
  });
}

/** Keeps the search in the address, so that it survives reload and going back. */
function remember(): void {
  const params = new URLSearchParams(
    [
      ['q', searchBox.value.trim()],
      ['status', statusBox.value],
    ].filter(([, value]) => value !== ''),
  );
  history.replaceState(null, '', params.size > 0 ? `?${params}` : window.location.pathname);
}

function find(): void {
  clearTimeout(typing);
  remember();
  void load(false);
}

function restore(): void {
  const params = new URL(window.location.href).searchParams;
  searchBox.value = params.get('q') ?? '';
  statusBox.value = params.get('status') ?? '';
  if (statusBox.selectedIndex < 0) {
    statusBox.value = '';
  }
}

finder.addEventListener('submit', (event) => {
  event.preventDefault();
  find();
});
searchBox.addEventListener('input', () => {
  clearTimeout(typing);
  typing = setTimeout(find, TYPING_MS);
});
statusBox.addEventListener('change', find);
more.addEventListener('click', () => void load(true));

showHeader();
restore();
void load(false);
session.onChange(() => void load(false));
whileVisible(REFRESH_MS, () => {
  if (pages <= 1) {
    void load(false);
  }
});
