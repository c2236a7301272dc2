import type { ConnectedSocket } from '../api/admin-types';
import { ApiError } from '../api/problem';
import { admin } from '../site';
import { Actions } from '../ui/actions';
import { confirmed } from '../ui/confirm';
import { button, type Child, el, link } from '../ui/dom';
import { Filters } from '../ui/filters';
import { PagedList } from '../ui/paged-list';
import { table } from '../ui/table';
import { toast } from '../ui/toast';
import { whileVisible } from '../ui/visible-interval';
import { filterForm, textFilter, viewHead } from './layout';
import { userUrl, viewUrl } from './links';
import { NOBODY, Who } from './who';
import { chip } from './words';

const POLL_MS = 5000;
const ROOMS_SHOWN = 5;

/** Who is connected. */
export function open(place: HTMLElement): void {
  new SocketsView(place);
}

class SocketsView {
  private readonly who = new Who();
  private readonly actions: Actions;
  private readonly filters: Filters;
  private readonly list: PagedList<ConnectedSocket>;

  constructor(place: HTMLElement) {
    const form = filterForm(
      textFilter({ name: 'user', testid: 'filter-user', label: 'User (name or id)' }),
      textFilter({ name: 'room', testid: 'filter-room', label: 'Room (whole name)' }),
    );
    this.list = new PagedList<ConnectedSocket>({
      name: 'sockets',
      noun: ['socket', 'sockets'],
      key: ({ sid, namespace }) => `${namespace} ${sid}`,
      fetch: (cursor, signal) => this.fetch(cursor, signal),
      render: (sockets) => this.table(sockets),
      empty: { title: 'Nobody is connected', text: 'No open connection matches.' },
    });
    this.actions = new Actions(() => void this.list.refresh());
    this.filters = new Filters(form, () => void this.list.load());
    const lede = 'Open connections of all namespaces; looked at again every five seconds.';
    const head = viewHead({ title: 'Sockets', lede, aside: form });
    place.append(head, this.actions.problem, this.list.element);
    void this.list.load();
    whileVisible(POLL_MS, () => void this.list.refresh());
  }

  private async fetch(cursor: string | null, signal: AbortSignal) {
    const { user = '', room = '' } = this.filters.values();
    const userId = await this.who.idOf(user, signal);
    return user !== '' && userId === null
      ? NOBODY
      : admin.sockets({ userId, room, cursor }, signal);
  }

  private table(sockets: readonly ConnectedSocket[]): HTMLElement {
    return table<ConnectedSocket>(
      {
        caption: 'Connected sockets',
        row: 'socket',
        key: ({ sid, namespace }) => `${namespace} ${sid}`,
        columns: [
          { label: 'User', cell: user },
          { label: 'Connection', cell: connection },
          { label: 'From', cell: from },
          { label: 'Rooms', cell: rooms },
          { label: 'Actions', kind: 'actions', cell: (socket) => this.disconnectButton(socket) },
        ],
      },
      sockets,
    );
  }

  private disconnectButton(socket: ConnectedSocket): HTMLButtonElement {
    return button('Disconnect', {
      testid: 'socket-disconnect',
      kind: 'button-danger button-small',
      attrs: { 'aria-label': `Disconnect ${socket.username}, ${socket.sid}` },
      onClick: () => this.actions.run(() => this.disconnect(socket)),
    });
  }

  private async disconnect({ sid, namespace, username }: ConnectedSocket): Promise<void> {
    const yes = await confirmed({
      title: `Disconnect ${username}?`,
      text: 'This connection closes at once. Their program may connect again: to keep them out, end their logins or ban them.',
      accept: 'Disconnect',
    });
    if (yes) {
      await admin.disconnect(sid).catch(unlessGone);
      this.list.replace(`${namespace} ${sid}`, null);
      toast('Disconnected.');
    }
  }
}

function unlessGone(error: unknown): void {
  if (!(error instanceof ApiError && error.status === 404)) {
    throw error;
  }
}

function user({ userId, username, sid }: ConnectedSocket): Child[] {
  return [
    link(username, userUrl(userId), { testid: 'socket-user', attrs: { dir: 'auto' } }),
    el('code', { class: 'under' }, sid),
  ];
}

function connection({ transport, namespace, recovered }: ConnectedSocket): Child[] {
  return [
    transport,
    namespace === '/' ? null : el('span', { class: 'under' }, namespace),
    recovered && chip('recovered', 'plain', 'socket-recovered'),
  ];
}

function from({ address, userAgent }: ConnectedSocket): Child[] {
  return [address, el('span', { class: 'under clamp' }, userAgent ?? 'no user agent')];
}

/** The room that each socket has for itself says nothing. */
function rooms(socket: ConnectedSocket): HTMLElement {
  const others = socket.rooms.filter((room) => room !== socket.sid);
  const more = others.length - ROOMS_SHOWN;
  const links = others
    .slice(0, ROOMS_SHOWN)
    .map((room) => link(room, viewUrl('sockets', { room }), { class: 'room wrap' }));
  return el('span', { class: 'rooms' }, ...links, more > 0 && `and ${more} more`);
}
