import type { UserChange } from '../api/admin-types';
import type { PlanType, Profile } from '../api/types';
import { timeOf } from './times';

/** What the form of subscription and e-mail says, as the API takes it. */
export function subscriptionChange(user: Profile, values: Record<string, string>): UserChange {
  const { startDate, endDate } = user.subscription;
  return {
    emailVerified: !!values.emailVerified,
    subscription: {
      planType: (values['subscription.planType'] ?? user.subscription.planType) as PlanType,
      startDate: timeOf(values['subscription.startDate'] ?? '', 'start', startDate),
      endDate: timeOf(values['subscription.endDate'] ?? '', 'end', endDate),
      autoRenew: !!values['subscription.autoRenew'],
    },
  };
}
