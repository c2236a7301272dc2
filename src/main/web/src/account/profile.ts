import { messageOf } from '../api/problem';
import type { Profile } from '../api/types';
import { accounts, session } from '../site';
import { byId, el } from '../ui/dom';
import { factList } from '../ui/facts';
import { runForm } from '../ui/forms';
import { showAccount } from '../ui/header';
import { exactly } from '../ui/moment';
import { noticeBlock, retryButton } from '../ui/notice';
import { chooseTheme } from '../ui/theme';
import { toast } from '../ui/toast';
import { profileChange } from './profile-change';

/** One's own profile: what is fixed as facts, the rest as a form. */
export class ProfilePanel {
  private readonly place = byId('profile', HTMLElement);
  private readonly facts = byId('profile-facts', HTMLElement);
  private readonly form = byId('profile-form', HTMLFormElement);

  constructor() {
    runForm({
      form: this.form,
      problem: byId('profile-error', HTMLElement),
      submit: async (values) => {
        await this.take(await accounts.change(profileChange(values)));
        toast('Profile saved.');
      },
    });
  }

  async load(): Promise<void> {
    this.place.setAttribute('aria-busy', 'true');
    try {
      await this.take(await accounts.me());
    } catch (error) {
      this.showFailure(error);
    } finally {
      this.place.removeAttribute('aria-busy');
    }
  }

  /** The account as the server has it: here, in the header, and in the colours of the pages. */
  private async take(profile: Profile): Promise<void> {
    this.facts.replaceChildren(factsOf(profile));
    this.fill(profile);
    this.form.hidden = false;
    chooseTheme(profile.preferences.theme);
    await session.recognise(profile);
    showAccount();
  }

  private fill({ fullName, avatar, preferences }: Profile): void {
    const { language, theme, notifications } = preferences;
    byId('profile-fullname', HTMLInputElement).value = fullName;
    byId('profile-avatar', HTMLInputElement).value = avatar ?? '';
    byId('profile-language', HTMLInputElement).value = language;
    byId('profile-theme', HTMLSelectElement).value = theme;
    byId('profile-notify-email', HTMLInputElement).checked = notifications.email;
    byId('profile-notify-push', HTMLInputElement).checked = notifications.push;
  }

  private showFailure(error: unknown): void {
    this.form.hidden = true;
    this.facts.replaceChildren(
      noticeBlock({
        testid: 'profile-missing',
        title: 'Your profile could not be loaded',
        text: messageOf(error),
        action: retryButton(() => void this.load()),
      }),
    );
  }
}

function factsOf(profile: Profile): HTMLElement {
  const { username, email, emailVerified, role, subscription, createdAt } = profile;
  return factList([
    ['Username', el('bdi', { testid: 'profile-username' }, username)],
    ['E-mail', `${email}${emailVerified ? '' : ' (not verified yet)'}`],
    ['Role', role],
    ['Plan', subscription.planType],
    ['Plan ends', subscription.endDate && exactly(subscription.endDate)],
    ['Member since', exactly(createdAt)],
  ]);
}
