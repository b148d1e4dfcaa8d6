import { z } from 'zod';
import { db } from '@/lib/db/db';
import { type By, recordActivity } from '@/lib/publications/record-activity';
import { currencyField } from '../plans/plan-input';
import { touchPlans } from '../plans/touch-plans';

const tick = z
  .literal('on')
  .optional()
  .transform((value) => value === 'on');

/** The settings as their form sends them: a box that is not ticked is not sent. */
export const PaymentSettings = z.strictObject({
  graceDays: z.coerce
    .number('Enter a number of days.')
    .int('Enter whole days.')
    .min(0, 'Enter 0 or more.')
    .max(60, 'At most 60 days.'),
  taxes: tick,
  gifts: tick,
  groups: tick,
  tips: tick,
  tipsOnPosts: tick,
  tipsInMails: tick,
  tipCurrency: currencyField,
  freePreviews: tick,
});

/** Changes how a publication takes money. @returns false where it takes none */
export async function updatePaymentSettings(by: By, settings: z.infer<typeof PaymentSettings>): Promise<boolean> {
  const { publicationId } = by;
  return db.$transaction(async (tx) => {
    const { count } = await tx.paymentAccount.updateMany({ where: { publicationId }, data: settings });
    if (count === 0) return false;
    await recordActivity(tx, { ...by, act: 'payments.settings-changed' });
    await touchPlans(tx, publicationId);
    return true;
  });
}
