import type { MadeServiceToken, ServiceToken } from '../api/admin-types';
import { admin } from '../site';
import { Actions } from '../ui/actions';
import { confirmed } from '../ui/confirm';
import { button, type Child, el } from '../ui/dom';
import { moment } from '../ui/moment';
import { PagedList } from '../ui/paged-list';
import { table } from '../ui/table';
import { toast } from '../ui/toast';
import { panel, viewHead } from './layout';
import { madeToken } from './made-token';
import { TokenForm } from './token-form';
import { stateOf } from './token-state';
import { chip } from './words';

/** Tokens of other services. */
export function open(place: HTMLElement): void {
  new TokensView(place);
}

class TokensView {
  private readonly actions = new Actions(() => void this.list.refresh());
  private readonly made = el('div', {});
  private readonly form = new TokenForm((made) => this.showMade(made));
  private readonly list: PagedList<ServiceToken>;

  constructor(place: HTMLElement) {
    this.list = new PagedList<ServiceToken>({
      name: 'tokens',
      noun: ['token', 'tokens'],
      key: ({ id }) => id,
      fetch: (cursor, signal) => admin.serviceTokens({ cursor }, signal),
      render: (tokens) => this.table(tokens),
      empty: { title: 'No tokens yet', text: 'Other services cannot call this one so far.' },
    });
    const lede = 'How other services prove who they are. What is over is listed for 90 days.';
    place.append(
      viewHead({ title: 'Service tokens', lede }),
      this.made,
      this.actions.problem,
      el(
        'div',
        { class: 'studio' },
        this.list.element,
        panel('New token', { testid: 'new-token' }, this.form.element),
      ),
    );
    void this.list.load();
  }

  private showMade(made: MadeServiceToken): void {
    const shown = madeToken(made, () => {
      this.made.replaceChildren();
      this.form.focus();
    });
    this.made.replaceChildren(shown);
    shown.querySelector('h2')?.focus();
    void this.list.load();
  }

  private table(tokens: readonly ServiceToken[]): HTMLElement {
    const now = Date.now();
    const time = (iso: string | null, none: string) => (iso ? moment(iso, now) : none);
    return table<ServiceToken>(
      {
        caption: 'Service tokens',
        row: 'token',
        key: ({ id }) => id,
        columns: [
          { label: 'Name', cell: ({ name }) => el('bdi', { testid: 'token-name-shown' }, name) },
          { label: 'May', cell: ({ scopes }) => scopes.join(', ') },
          { label: 'State', cell: (token) => state(token, now) },
          { label: 'Made', cell: ({ createdAt }) => moment(createdAt, now) },
          { label: 'Last used', cell: ({ lastUsedAt }) => time(lastUsedAt, 'never') },
          { label: 'Ends', cell: ({ expiresAt }) => time(expiresAt, 'when revoked') },
          { label: 'Actions', kind: 'actions', cell: (token) => this.revokeButton(token, now) },
        ],
      },
      tokens,
    );
  }

  private revokeButton(token: ServiceToken, now: number): Child {
    return (
      stateOf(token, now) === 'good' &&
      button('Revoke', {
        testid: 'token-revoke',
        kind: 'button-danger button-small',
        attrs: { 'aria-label': `Revoke ${token.name}` },
        onClick: () => this.actions.run(() => this.revoke(token)),
      })
    );
  }

  private async revoke(token: ServiceToken): Promise<void> {
    const yes = await confirmed({
      title: `Revoke “${token.name}”?`,
      text: 'The service that uses it is refused from now on, everywhere within two seconds. This cannot be undone: it needs a new token then.',
      accept: 'Revoke',
    });
    if (yes) {
      await admin.revokeServiceToken(token.id);
      toast('Token revoked.');
      await this.list.load();
    }
  }
}

function state(token: ServiceToken, now: number): HTMLElement {
  const is = stateOf(token, now);
  return chip(is, is === 'good' ? 'good' : 'bad', 'token-state');
}
