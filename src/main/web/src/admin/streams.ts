import type { Stream } from '../api/types';
import { admin } from '../site';
import { statusBadge, streamUrl, when } from '../streams/status';
import { Actions } from '../ui/actions';
import { confirmed } from '../ui/confirm';
import { button, type Child, el, link } from '../ui/dom';
import { Filters } from '../ui/filters';
import { PagedList } from '../ui/paged-list';
import { table } from '../ui/table';
import { toast } from '../ui/toast';
import { whileVisible } from '../ui/visible-interval';
import { choiceFilter, filterForm, textFilter, viewHead } from './layout';
import { userUrl } from './links';
import { NOBODY, Who } from './who';

const POLL_MS = 5000;
const STATUSES = [
  ['', 'Any'],
  ['live', 'Live'],
  ['offline', 'Offline'],
  ['ended', 'Ended'],
] as const;

/** Everybody's streams. */
export function open(place: HTMLElement): void {
  new StreamsView(place);
}

class StreamsView {
  private readonly who = new Who();
  private readonly actions: Actions;
  private readonly filters: Filters;
  private readonly list: PagedList<Stream>;

  constructor(place: HTMLElement) {
    const form = filterForm(
      textFilter({ name: 'q', testid: 'admin-stream-search', label: 'Title' }),
      choiceFilter({ name: 'status', testid: 'filter-status', label: 'Status' }, STATUSES),
      textFilter({ name: 'owner', testid: 'filter-owner', label: 'Owner (name or id)' }),
    );
    this.list = new PagedList<Stream>({
      name: 'admin-streams',
      noun: ['stream', 'streams'],
      key: ({ id }) => id,
      fetch: (cursor, signal) => this.fetch(cursor, signal),
      render: (streams) => this.table(streams),
      empty: { title: 'The stand is empty', text: 'No stream matches.' },
    });
    this.actions = new Actions(() => void this.list.refresh());
    this.filters = new Filters(form, () => void this.list.load());
    const lede = 'Live ones first, by viewers; looked at again every five seconds.';
    const head = viewHead({ title: 'Streams', lede, aside: form });
    place.append(head, this.actions.problem, this.list.element);
    void this.list.load();
    whileVisible(POLL_MS, () => void this.list.refresh());
  }

  private async fetch(cursor: string | null, signal: AbortSignal) {
    const { owner = '', ...query } = this.filters.values();
    const id = await this.who.idOf(owner, signal);
    return owner !== '' && id === null
      ? NOBODY
      : admin.streams({ ...query, owner: id, cursor }, signal);
  }

  private table(streams: readonly Stream[]): HTMLElement {
    const now = Date.now();
    return table<Stream>(
      {
        caption: 'Streams',
        row: 'admin-stream',
        key: ({ id }) => id,
        columns: [
          { label: 'Stream', cell: title },
          { label: 'Owner', cell: ({ owner }) => link(owner.username, userUrl(owner.id)) },
          { label: 'Status', cell: ({ status }) => statusBadge(status, 'admin-stream-status') },
          { label: 'Watching', kind: 'digits', cell: ({ viewerCount }) => String(viewerCount) },
          { label: 'When', cell: (stream) => when(stream, now) },
          { label: 'Actions', kind: 'actions', cell: (stream) => this.endButton(stream) },
        ],
      },
      streams,
    );
  }

  private endButton(stream: Stream): Child {
    return (
      stream.status === 'live' &&
      button('End', {
        testid: 'admin-end-stream',
        kind: 'button-danger button-small',
        attrs: { 'aria-label': `End ${stream.title}` },
        onClick: () => this.actions.run(() => this.end(stream)),
      })
    );
  }

  private async end(stream: Stream): Promise<void> {
    const yes = await confirmed({
      title: 'End this stream?',
      text: `“${stream.title}” by ${stream.owner.username} goes off the air: its viewers are told, then disconnected. Its owner can go live again.`,
      accept: 'End stream',
    });
    if (yes) {
      this.list.replace(stream.id, await admin.endStream(stream.id));
      toast('The stream has ended.');
    }
  }
}

function title(stream: Stream): Child[] {
  return [
    link(stream.title, streamUrl(stream.id), { attrs: { dir: 'auto' } }),
    stream.category && el('span', { class: 'under', attrs: { dir: 'auto' } }, stream.category),
  ];
}
