import { viewUrl } from '../admin/links';
import { VIEWS, type ViewName, viewNamed } from '../admin/views';
import { messageOf } from '../api/problem';
import { accounts, session } from '../site';
import { byId, link } from '../ui/dom';
import { showAccount } from '../ui/header';
import { forMembers } from '../ui/members';
import { noticeBlock, retryButton } from '../ui/notice';

const place = byId('admin-view', HTMLElement);
const name = viewNamed(new URL(window.location.href).searchParams.get('view'));

/** The role is the server's to tell: what this browser remembers may be of yesterday. */
async function open(): Promise<void> {
  place.setAttribute('aria-busy', 'true');
  try {
    const me = await accounts.me();
    await session.recognise(me);
    showAccount();
    if (me.role === 'admin') {
      place.replaceChildren();
      showNavigation(name);
      VIEWS[name].open(place);
    } else {
      refuse();
    }
  } catch (error) {
    showFailure(error);
  } finally {
    place.removeAttribute('aria-busy');
  }
}

function showNavigation(current: ViewName): void {
  const nav = byId('admin-nav', HTMLElement);
  const chosen = VIEWS[current].under ?? current;
  const entries = Object.entries(VIEWS) as [ViewName, (typeof VIEWS)[ViewName]][];
  nav.replaceChildren(
    ...entries.flatMap(([view, { label }]) =>
      label
        ? [
            link(label, viewUrl(view), {
              testid: `admin-nav-${view}`,
              attrs: view === chosen ? { 'aria-current': 'page' } : {},
            }),
          ]
        : [],
    ),
  );
  nav.hidden = false;
  document.title = `${VIEWS[current].title} · Administration · Grandstand`;
}

function refuse(): void {
  place.replaceChildren(
    noticeBlock({
      testid: 'admin-refused',
      title: 'For administrators only',
      text: 'Your account may not administer Grandstand. Ask an administrator if it should.',
      action: link('See all streams', './', { class: 'button button-main' }),
    }),
  );
}

function showFailure(error: unknown): void {
  place.replaceChildren(
    noticeBlock({
      testid: 'admin-error',
      title: 'The administration could not be opened',
      text: messageOf(error),
      action: retryButton(() => void open()),
    }),
  );
}

forMembers(() => void open());
