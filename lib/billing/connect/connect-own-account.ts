import type Stripe from 'stripe';
import { db } from '@/lib/db/db';
import { env } from '@/lib/env';
import { publicationUrl } from '@/lib/publications/publication-url';
import type { By } from '@/lib/publications/record-activity';
import { stripeClient } from '../stripe/stripe-client';
import { type StripeProblem, stripeProblem } from '../stripe/stripe-problem';
import { readersPayInto, saveAccount } from './connect-account';

const BACK = '/dashboard/payments/connect';

export type ConnectStarted = { ok: true; url: string } | { ok: false; problem: 'not-offered' | 'other-account' | StripeProblem };

/** Whether publications connect accounts of their own to the install's, and what share of their payments goes to it. */
export function offersConnect(): { feePercent: number } | null {
  const { STRIPE_SECRET_KEY: key, STRIPE_FEE_PERCENT: feePercent } = env();
  return key && feePercent !== undefined ? { feePercent } : null;
}

/** Begins, or goes on with, connecting an account of the publication's own, and says where at Stripe. An account is made
 *  for it the first time, and where its owner cut the tie to the one before; its owner fills it in there. Plans show as soon
 *  as it may take money. */
export async function startConnect(by: By): Promise<ConnectStarted> {
  const { publicationId } = by;
  const key = env().STRIPE_SECRET_KEY;
  if (!key || !offersConnect()) return { ok: false, problem: 'not-offered' };
  const stripe = stripeClient(key);
  // Before the account is read: who finds none must not name a change that came after.
  const last = await lastChange(publicationId);
  const publication = await db.publication.findUniqueOrThrow({
    where: { id: publicationId },
    include: { paymentAccount: true },
  });
  try {
    const before = publication.paymentAccount;
    const tied = before?.way === 'connect' && (await isTied(stripe, before.accountId)) ? before.accountId : null;
    if (!tied && before && (await readersPayInto(db, before))) return { ok: false, problem: 'other-account' };
    const accountId = tied ?? (await makeAccount(stripe, publicationId, last)).id;
    if (!tied) {
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

/** Whether the account is still of this install: its owner can cut the tie at Stripe. */
async function isTied(stripe: Stripe, accountId: string): Promise<boolean> {
  try {
    await stripe.accounts.retrieve(accountId);
    return true;
  } catch (error) {
    if (stripeProblem(error) !== 'not-allowed') throw error;
    return false;
  }
}

/** When an account was last connected or disconnected, as one word. */
async function lastChange(publicationId: string): Promise<string> {
  const found = await db.activity.findFirst({
    where: { publicationId, act: { in: ['payments.connected', 'payments.disconnected'] } },
    orderBy: { id: 'desc' },
    select: { id: true },
  });
  return found?.id ?? 'first';
}

/** An account that is the publication's own in every way: its fees, its losses, its dashboard at Stripe.
 *  @param last pressed twice, it is one account: Stripe remembers the key for a day. After a change it is another one. */
const makeAccount = (stripe: Stripe, publicationId: string, last: string) =>
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
    { idempotencyKey: `account:${publicationId}:${last}` },
  );
