import type { RoomInUse } from '../api/admin-types';
import { admin } from '../site';
import { link } from '../ui/dom';
import { Filters } from '../ui/filters';
import { PagedList } from '../ui/paged-list';
import { table } from '../ui/table';
import { whileVisible } from '../ui/visible-interval';
import { filterForm, textFilter, viewHead } from './layout';
import { viewUrl } from './links';

const POLL_MS = 5000;

/** Rooms that somebody is in. */
export function open(place: HTMLElement): void {
  const form = filterForm(
    textFilter(
      { name: 'q', testid: 'room-search', label: 'Part of the name' },
      { maxlength: '100', enterkeyhint: 'search' },
    ),
  );
  const filters = new Filters(form, () => void list.load());
  const list = new PagedList<RoomInUse>({
    name: 'rooms',
    noun: ['room', 'rooms'],
    key: keyOf,
    fetch: (cursor, signal) => admin.rooms({ ...filters.values(), cursor }, signal),
    render: roomTable,
    empty: { title: 'All rooms are empty', text: 'No room with somebody in it matches.' },
  });
  const lede = 'Rooms that somebody is in, by name; looked at again every five seconds.';
  place.append(viewHead({ title: 'Rooms', lede, aside: form }), list.element);
  void list.load();
  whileVisible(POLL_MS, () => void list.refresh());
}

function roomTable(rooms: readonly RoomInUse[]): HTMLElement {
  return table<RoomInUse>(
    {
      caption: 'Rooms',
      row: 'room',
      key: keyOf,
      columns: [
        {
          label: 'Room',
          cell: ({ room }) =>
            link(room, viewUrl('sockets', { room }), { class: 'wrap', testid: 'room-link' }),
        },
        { label: 'Namespace', cell: ({ namespace }) => namespace },
        { label: 'Sockets', kind: 'digits', cell: ({ sockets }) => String(sockets) },
      ],
    },
    rooms,
  );
}

function keyOf({ namespace, room }: RoomInUse): string {
  return `${namespace},${room}`;
}
