import { DashboardPage } from '../dashboard/dashboard-page';
import { byId } from '../ui/dom';
import { forMembers } from '../ui/members';

forMembers((user) => {
  byId('scope-choice', HTMLElement).hidden = user.role !== 'admin';
  const page = new DashboardPage(byId('dashboard-filters', HTMLFormElement));
  byId('dashboard-line', HTMLElement).replaceChildren(page.line.element);
  byId('dashboard', HTMLElement).replaceChildren(page.element);
  page.open();
});
