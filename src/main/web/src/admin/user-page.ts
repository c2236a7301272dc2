import type { UserChange } from '../api/admin-types';
import type { AccountStatus, Profile, Role } from '../api/types';
import { admin, session } from '../site';
import { Actions } from '../ui/actions';
import { confirmed } from '../ui/confirm';
import { button, el, link } from '../ui/dom';
import { factList } from '../ui/facts';
import { redraw } from '../ui/focus';
import { exactly } from '../ui/moment';
import { toast } from '../ui/toast';
import { roleQuestion, type Subject, statusQuestion } from './consequences';
import { panel, viewHead } from './layout';
import { viewUrl } from './links';
import { SubscriptionForm } from './subscription-form';
import { UserLogins } from './user-logins';
import { ROLES, roleChip, statusChip, wordsFor } from './words';

/** One account with everything that an administrator can do to it. */
export class UserPage {
  readonly element = el('div', { testid: 'user-page' });
  private readonly actions = new Actions();
  private readonly head = el('div', {});
  private readonly access = el('div', { class: 'user-actions', attrs: { tabindex: '-1' } });
  private readonly role = el('select', { testid: 'role-select', id: 'role-select' });
  private readonly facts = el('div', {});
  private readonly logins: UserLogins;

  constructor(private user: Profile) {
    this.logins = new UserLogins(user, this.actions);
    const subscription = new SubscriptionForm(user, (changed) => this.take(changed));
    this.element.append(
      this.head,
      this.actions.problem,
      el(
        'div',
        { class: 'user-panels' },
        el(
          'div',
          {},
          panel('May they come in?', { testid: 'user-access' }, this.access),
          panel('What may they do?', { testid: 'user-may' }, this.rolePart()),
          panel('Subscription and e-mail', { testid: 'user-plan' }, subscription.element),
        ),
        el('div', {}, panel('Account', { testid: 'user-facts' }, this.facts), this.logins.element),
      ),
    );
    this.show();
    void this.logins.load();
  }

  private get subject(): Subject {
    return { username: this.user.username, own: this.user.id === session.user()?.id };
  }

  private take(user: Profile): void {
    this.user = user;
    this.show();
  }

  private show(): void {
    const { user } = this;
    document.title = `${user.username} · Administration · Grandstand`;
    this.head.replaceChildren(
      viewHead({
        title: user.username,
        lede: el('bdi', {}, user.fullName),
        aside: el('p', { class: 'chips' }, roleChip(user.role), statusChip(user.status)),
      }),
    );
    redraw(this.access, () => this.access.replaceChildren(...this.accessPart()));
    this.role.value = user.role;
    this.facts.replaceChildren(factsOf(user), seeAlso(user));
  }

  private accessPart(): HTMLElement[] {
    const texts: Record<AccountStatus, string> = {
      active: 'The account is active: they can sign in.',
      inactive: 'The account is switched off: they cannot sign in.',
      banned: 'They are banned: they cannot sign in.',
    };
    return [el('p', {}, texts[this.user.status]), ...this.statusButtons()];
  }

  private statusButtons(): HTMLElement[] {
    const make = (status: AccountStatus, label: string, testid: string, kind: string) =>
      button(label, {
        testid,
        kind,
        onClick: () => this.actions.run(() => this.changeStatus(status)),
      });
    const back = make('active', 'Let back in', 'user-activate', 'button-main');
    const off = make('inactive', 'Switch off', 'user-deactivate', 'button-danger');
    const ban = make('banned', 'Ban', 'user-ban', 'button-danger');
    const choices = { active: [ban, off], inactive: [back, ban], banned: [back] };
    return choices[this.user.status];
  }

  private rolePart(): HTMLElement {
    this.role.append(...ROLES.map(([value, words]) => el('option', { attrs: { value } }, words)));
    return el(
      'div',
      { class: 'user-actions' },
      el('label', { attrs: { for: this.role.id } }, 'Role'),
      this.role,
      button('Change role', {
        testid: 'role-save',
        onClick: () => this.actions.run(() => this.changeRole(this.role.value as Role)),
      }),
    );
  }

  private async changeStatus(status: AccountStatus): Promise<void> {
    if (await confirmed(statusQuestion(this.subject, status))) {
      await this.change({ status });
      toast(status === 'active' ? 'They can sign in again.' : 'Done: they are out.');
      await this.logins.load();
    }
  }

  private async changeRole(role: Role): Promise<void> {
    const { user } = this;
    if (role === user.role) {
      toast(`The role is ${wordsFor(role, ROLES)} already.`);
    } else if (await confirmed(roleQuestion(this.subject, user.role, role))) {
      await this.change({ role });
      toast(`The role is ${wordsFor(role, ROLES)} now.`);
    } else {
      this.role.value = user.role;
    }
  }

  private async change(change: UserChange): Promise<void> {
    this.take(await admin.changeUser(this.user.id, change));
  }
}

function factsOf(user: Profile): HTMLElement {
  return factList([
    ['E-mail', `${user.email}${user.emailVerified ? ' (verified)' : ' (not verified)'}`],
    ['Joined', exactly(user.createdAt)],
    ['Last sign-in', user.lastLoginAt ? exactly(user.lastLoginAt) : 'never'],
    ['Sign-ins', String(user.loginCount)],
    ['Id', el('code', { class: 'wrap' }, user.id)],
  ]);
}

function seeAlso({ id }: Profile): HTMLElement {
  return el(
    'p',
    { class: 'see-also' },
    link('Their streams', viewUrl('streams', { owner: id }), { testid: 'user-streams' }),
    link('Their sockets', viewUrl('sockets', { user: id }), { testid: 'user-sockets' }),
    link('What was done to them', viewUrl('audit', { target: id }), { testid: 'user-audit' }),
    link('What they did', viewUrl('audit', { actor: id }), { testid: 'user-acts' }),
  );
}
