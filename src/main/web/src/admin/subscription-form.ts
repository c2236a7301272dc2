import type { Profile } from '../api/types';
import { admin } from '../site';
import { button, el } from '../ui/dom';
import { boxRow, inputRow, problemLine, selectRow } from '../ui/fields';
import { runForm } from '../ui/forms';
import { toast } from '../ui/toast';
import { subscriptionChange } from './subscription-change';
import { dayOf } from './times';
import { PLANS } from './words';

const DAY = { type: 'date', min: '1970-01-02', max: '2999-12-30' };

/** What a user has subscribed to, and whether their address is known to be theirs. */
export class SubscriptionForm {
  readonly element: HTMLFormElement;

  constructor(
    private user: Profile,
    changed: (user: Profile) => void,
  ) {
    const problem = problemLine();
    this.element = el(
      'form',
      { class: 'form', attrs: { novalidate: '' } },
      problem,
      ...fields(user),
      button('Save', { testid: 'plan-save', attrs: { type: 'submit' } }),
    );
    runForm({
      form: this.element,
      problem,
      submit: async (values) => {
        this.user = await admin.changeUser(user.id, subscriptionChange(this.user, values));
        changed(this.user);
        toast('Saved.');
      },
    });
  }
}

function fields({ subscription, emailVerified }: Profile): HTMLElement[] {
  const { planType, startDate, endDate, autoRenew } = subscription;
  const start = { id: 'plan-start', name: 'subscription.startDate', label: 'From' };
  const end = { id: 'plan-end', name: 'subscription.endDate', label: 'To the end of' };
  return [
    selectRow(
      { id: 'plan-type', name: 'subscription.planType', label: 'Plan', value: planType },
      PLANS,
    ),
    el(
      'div',
      { class: 'form-pair' },
      inputRow({ ...start, value: dayOf(startDate), attrs: DAY }),
      inputRow({ ...end, value: dayOf(endDate), attrs: DAY }),
    ),
    boxRow(
      { id: 'plan-renew', name: 'subscription.autoRenew', label: 'Renews by itself' },
      autoRenew,
    ),
    boxRow(
      { id: 'email-verified', name: 'emailVerified', label: 'The e-mail address is theirs' },
      emailVerified,
    ),
  ];
}
