import { accounts, session } from '../site';
import { byId } from '../ui/dom';
import { runForm } from '../ui/forms';
import { toast } from '../ui/toast';

/** Changes one's own password; `changed` is told, because all other logins end with it. */
export function runPasswordForm(changed: () => void): void {
  const form = byId('password-form', HTMLFormElement);
  const fields = ['old-password', 'new-password'].map((id) => byId(id, HTMLInputElement));
  const show = byId('show-passwords', HTMLInputElement);
  const follow = () => {
    for (const field of fields) {
      field.type = show.checked ? 'text' : 'password';
    }
  };
  show.addEventListener('change', follow);
  byId('password-username', HTMLInputElement).value = session.user()?.username ?? '';
  runForm({
    form,
    problem: byId('password-error', HTMLElement),
    submit: async ({ oldPassword = '', newPassword = '' }) => {
      await accounts.changePassword(oldPassword, newPassword);
      form.reset();
      follow();
      toast('Password changed. All other devices are signed out.');
      changed();
    },
  });
}
