import { ApiError, messageOf } from '../api/problem';
import { session, streams } from '../site';
import { byId, link } from '../ui/dom';
import { showHeader } from '../ui/header';
import { noticeBlock, retryButton } from '../ui/notice';
import { whileVisible } from '../ui/visible-interval';
import { WatchPage } from '../watch/watch-page';

const POLL_MS = 12_000;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const main = byId('main', HTMLElement);
const id = new URL(window.location.href).searchParams.get('id') ?? '';

/** Takes the place of the whole page, which must not lose its parts for a later try. */
function showInstead(block: HTMLElement): void {
  document.querySelector('.instead')?.remove();
  block.classList.add('instead');
  main.hidden = true;
  main.after(block);
}

function showMissing(): void {
  showInstead(
    noticeBlock({
      testid: 'stream-missing',
      title: 'No such stream',
      text: 'It was taken down, or the address is not quite right.',
      action: link('See all streams', './', { class: 'button button-main' }),
    }),
  );
}

function showFailure(error: unknown): void {
  if (error instanceof ApiError && [400, 404].includes(error.status)) {
    showMissing();
  } else {
    showInstead(
      noticeBlock({
        testid: 'stream-error',
        title: 'We could not get you in',
        text: messageOf(error),
        action: retryButton(() => void open()),
      }),
    );
  }
}

async function open(): Promise<void> {
  try {
    const stream = await streams.find(id);
    document.querySelector('.instead')?.remove();
    main.hidden = false;
    const page = new WatchPage(stream);
    session.onChange(() => page.identityChanged());
    whileVisible(POLL_MS, () => void page.refresh());
  } catch (error) {
    showFailure(error);
  }
}

showHeader();
if (UUID.test(id)) {
  void open();
} else {
  showMissing();
}
