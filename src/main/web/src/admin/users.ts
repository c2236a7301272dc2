import type { Profile } from '../api/types';
import { admin } from '../site';
import { el, link } from '../ui/dom';
import { Filters } from '../ui/filters';
import { moment } from '../ui/moment';
import { PagedList } from '../ui/paged-list';
import { table } from '../ui/table';
import { choiceFilter, filterForm, textFilter, viewHead } from './layout';
import { userUrl } from './links';
import { ROLES, roleChip, STATUSES, statusChip } from './words';

/** Everybody who has an account. */
export function open(place: HTMLElement): void {
  const form = filterForm(
    textFilter(
      { name: 'q', testid: 'user-search', label: 'Name or e-mail' },
      { maxlength: '100', enterkeyhint: 'search' },
    ),
    choiceFilter({ name: 'role', testid: 'filter-role', label: 'Role' }, [['', 'Any'], ...ROLES]),
    choiceFilter({ name: 'status', testid: 'filter-status', label: 'Status' }, [
      ['', 'Any'],
      ...STATUSES,
    ]),
  );
  const filters = new Filters(form, () => void list.load());
  const list = new PagedList<Profile>({
    name: 'users',
    noun: ['user', 'users'],
    key: ({ id }) => id,
    fetch: (cursor, signal) => admin.users({ ...filters.values(), cursor }, signal),
    render: userTable,
    empty: { title: 'Nobody in those seats', text: 'No user matches. Try a shorter word.' },
  });
  const lede = 'The newest first. Open one to change what they may do.';
  place.append(viewHead({ title: 'Users', lede, aside: form }), list.element);
  void list.load();
}

function userTable(users: readonly Profile[]): HTMLElement {
  const now = Date.now();
  return table<Profile>(
    {
      caption: 'Users',
      row: 'user-row',
      key: ({ id }) => id,
      columns: [
        { label: 'User', cell: (user) => [name(user), fullName(user)] },
        { label: 'E-mail', cell: (user) => el('span', { class: 'wrap' }, user.email) },
        { label: 'Role', cell: (user) => roleChip(user.role) },
        { label: 'Status', cell: (user) => statusChip(user.status) },
        {
          label: 'Last sign-in',
          cell: ({ lastLoginAt }) => (lastLoginAt ? moment(lastLoginAt, now) : 'never'),
        },
        { label: 'Joined', cell: (user) => moment(user.createdAt, now) },
      ],
    },
    users,
  );
}

function name(user: Profile): HTMLElement {
  return link(user.username, userUrl(user.id), { testid: 'user-link', attrs: { dir: 'auto' } });
}

function fullName(user: Profile): HTMLElement {
  return el('span', { class: 'under', attrs: { dir: 'auto' } }, user.fullName);
}
