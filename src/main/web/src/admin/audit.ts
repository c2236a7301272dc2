import type { AuditEntry } from '../api/admin-types';
import type { Page } from '../api/types';
import { admin } from '../site';
import { streamUrl } from '../streams/status';
import { type Child, el, link } from '../ui/dom';
import { Filters } from '../ui/filters';
import { exactly } from '../ui/moment';
import { PagedList } from '../ui/paged-list';
import { table } from '../ui/table';
import { ACTIONS, detailLines } from './audit-words';
import { choiceFilter, filterForm, textFilter, viewHead } from './layout';
import { userUrl, viewUrl } from './links';
import { utc } from './times';
import { NOBODY, Who } from './who';
import { wordsFor } from './words';

/** Who did what, when and from where. */
export function open(place: HTMLElement): void {
  const who = new Who();
  const form = filterForm(
    choiceFilter({ name: 'action', testid: 'filter-action', label: 'What' }, [
      ['', 'Anything'],
      ...ACTIONS,
    ]),
    textFilter({ name: 'actor', testid: 'filter-actor', label: 'Who (name or id)' }),
    textFilter({ name: 'target', testid: 'filter-target', label: 'To what (id)' }),
    textFilter({ name: 'from', testid: 'filter-from', label: 'From' }, { type: 'datetime-local' }),
    textFilter({ name: 'to', testid: 'filter-to', label: 'Before' }, { type: 'datetime-local' }),
  );
  const filters = new Filters(form, () => void list.load());
  const list = new PagedList<AuditEntry>({
    name: 'audit',
    noun: ['entry', 'entries'],
    key: ({ id }) => id,
    fetch: (cursor, signal) => read(who, filters.values(), cursor, signal),
    render: entryTable,
    empty: { title: 'A clean sheet', text: 'No entry matches.' },
  });
  const lede = 'What administrators did, the newest first. Entries cannot be changed.';
  place.append(viewHead({ title: 'Audit trail', lede }), form, list.element);
  void list.load();
}

async function read(
  who: Who,
  { actor = '', from = '', to = '', ...query }: Record<string, string>,
  cursor: string | null,
  signal: AbortSignal,
): Promise<Page<AuditEntry>> {
  const id = await who.idOf(actor, signal);
  if (actor !== '' && id === null) {
    return NOBODY;
  }
  return admin.audit({ ...query, actor: id, from: utc(from), to: utc(to), cursor }, signal);
}

function entryTable(entries: readonly AuditEntry[]): HTMLElement {
  return table<AuditEntry>(
    {
      caption: 'Audit trail',
      row: 'audit-entry',
      key: ({ id }) => id,
      columns: [
        { label: 'When', cell: ({ at }) => exactly(at) },
        { label: 'Who', cell: ({ actor }) => link(actor.username, userUrl(actor.id)) },
        { label: 'What', cell: ({ action }) => wordsFor(action, ACTIONS) },
        { label: 'To what', cell: ({ target }) => targetOf(target) },
        { label: 'Details', cell: details },
        { label: 'From where', cell: ({ address }) => address },
      ],
    },
    entries,
  );
}

function targetOf({ type, id }: AuditEntry['target']): Child[] {
  return [type.replaceAll('_', ' '), el('span', { class: 'under wrap' }, where(type, id))];
}

function where(type: string, id: string): Child {
  switch (type) {
    case 'user':
      return link(id, userUrl(id));
    case 'stream':
      return link(id, streamUrl(id));
    case 'room':
      return link(id, viewUrl('sockets', { room: id }));
    default:
      return id;
  }
}

function details(entry: AuditEntry): HTMLElement {
  const lines = detailLines(entry.details).map((line) =>
    el('li', { class: 'wrap', attrs: { dir: 'auto' } }, line),
  );
  return el('ul', { class: 'lines', testid: 'audit-details', attrs: { role: 'list' } }, ...lines);
}
