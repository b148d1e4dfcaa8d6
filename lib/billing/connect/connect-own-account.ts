import { db } from '@/lib/db/db';
import { env } from '@/lib/env';
import { publicationUrl } from '@/lib/publications/publication-url';
import type { By } from '@/lib/publications/record-activity';
import { stripeClient } from '../stripe/stripe-client';
import { type StripeProblem, stripeProblem } from '../stripe/stripe-problem';
import { saveAccount } from './connect-account';

const BACK = '/dashboard/payments/connect';

export type ConnectStarted = { ok: true; url: string } | { ok: false; problem: 'not-offered' | 'other-account' | StripeProblem };

/** Whether publications connect accounts of their own to the install's, and what share of their payments goes to it. */
export function offersConnect(): { feePercent: number } | null {
  const { STRIPE_SECRET_KEY: key, STRIPE_FEE_PERCENT: feePercent } = env();
  return key && feePercent !== undefined ? { feePercent } : null;
}

/** Begins, or goes on with, connecting an account of the publication's own, and says where at Stripe. An account is made
 *  for it the first time; its owner fills it in there. Plans show as soon as it may take money. */
export async function startConnect(by: By): Promise<ConnectStarted> {
  const { publicationId } = by;
  const key = env().STRIPE_SECRET_KEY;
  if (!key || !offersConnect()) return { ok: false, problem: 'not-offered' };
  const stripe = stripeClient(key);
  const publication = await db.publication.findUniqueOrThrow({
    where: { id: publicationId },
    include: { paymentAccount: true },
  });
  try {
    const before = publication.paymentAccount;
    const accountId = before?.way === 'connect' ? before.accountId : (await makeAccount(stripe, publicationId)).id;
    if (before?.way !== 'connect') {
      const livemode = /_live_/.test(key);
      const row = await saveAccount(by, { way: 'connect', accountId, livemode, chargesEnabled: false });
      if (!row) return { ok: false, problem: 'other-account' };
    }
    const link = await stripe.accountLinks.create({
      account: accountId,
      type: 'account_onboarding',
      refresh_url: publicationUrl(publication, `${BACK}?again=1`),
      return_url: publicationUrl(publication, BACK),
    });
    return { ok: true, url: link.url };
  } catch (error) {
    const problem = stripeProblem(error);
    if (!problem) throw error;
    return { ok: false, problem };
  }
}

/** An account that is the publication's own in every way: its fees, its losses, its dashboard at Stripe. */
const makeAccount = (stripe: ReturnType<typeof stripeClient>, publicationId: string) =>
  stripe.accounts.create(
    {
      controller: {
        fees: { payer: 'account' },
        losses: { payments: 'stripe' },
        requirement_collection: 'stripe',
        stripe_dashboard: { type: 'full' },
      },
      metadata: { publication: publicationId },
    },
    { idempotencyKey: `account:${publicationId}` },
  );
