import { db } from '@/lib/db/db';
import type { PaymentWay } from '@/lib/db/types';
import { isStandIn } from '../stripe/stripe-client';
import { keyOf } from '../stripe/till';

/** What a writer sees of how money is taken: nothing that is secret. */
export type PaymentAccountView = {
  way: PaymentWay;
  accountId: string;
  livemode: boolean;
  chargesEnabled: boolean;
  connectedAt: Date;
  graceDays: number;
  taxes: boolean;
  gifts: boolean;
  groups: boolean;
  tips: boolean;
  tipsOnPosts: boolean;
  tipsInMails: boolean;
  tipCurrency: string;
  freePreviews: boolean;
  /** Where its owner sees payouts at Stripe; null for a stand-in, which has no such page */
  dashboardUrl: string | null;
};

/** Null where the publication takes no money. */
export async function getPaymentAccount(publicationId: string): Promise<PaymentAccountView | null> {
  const row = await db.paymentAccount.findUnique({ where: { publicationId } });
  if (!row) return null;
  const { way, accountId, livemode, chargesEnabled, connectedAt, graceDays, taxes, gifts, groups, tips, tipCurrency } = row;
  return {
    ...{ way, accountId, livemode, chargesEnabled, connectedAt, graceDays, taxes, gifts, groups, tips, tipCurrency },
    ...{ tipsOnPosts: row.tipsOnPosts, tipsInMails: row.tipsInMails, freePreviews: row.freePreviews },
    dashboardUrl: isStandIn(keyOf(row) ?? '') ? null : `https://dashboard.stripe.com/${livemode ? '' : 'test/'}payouts`,
  };
}
