import { Logins } from '../account/logins';
import { runPasswordForm } from '../account/password';
import { ProfilePanel } from '../account/profile';
import { forMembers } from '../ui/members';
import { whileVisible } from '../ui/visible-interval';

const POLL_MS = 15_000;

forMembers(() => {
  const logins = new Logins();
  runPasswordForm(() => void logins.load());
  void new ProfilePanel().load();
  void logins.load();
  whileVisible(POLL_MS, () => void logins.refresh());
});
