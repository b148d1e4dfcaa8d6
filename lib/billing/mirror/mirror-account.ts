import { db } from '@/lib/db/db';
import { env } from '@/lib/env';
import { touchPages } from '@/lib/pages/touch-pages';
import { stripeClient } from '../stripe/stripe-client';
import { stripeProblem } from '../stripe/stripe-problem';
import type { Till } from '../stripe/till';
import type { Mirrored } from './mirror-subscription';

/** Whether the account may take money, by Stripe. One that cut the tie to the install may not any more, nor may we ask. */
async function asked({ account, stripe }: Till): Promise<{ id: string; charges_enabled: boolean }> {
  const key = env().STRIPE_SECRET_KEY;
  if (account.way !== 'connect' || !key) return stripe.accounts.retrieveCurrent();
  try {
    return await stripeClient(key).accounts.retrieve(account.accountId);
  } catch (error) {
    if (stripeProblem(error) !== 'not-allowed') throw error;
    return { id: account.accountId, charges_enabled: false };
  }
}

/** Asks Stripe whether the account may take money now. Plans disappear from the site while it may not. */
export async function mirrorAccount(till: Till): Promise<Mirrored> {
  const { publicationId } = till;
  const found = await asked(till);
  await db.$transaction(async (tx) => {
    const { count } = await tx.paymentAccount.updateMany({
      where: { publicationId, accountId: found.id, chargesEnabled: !found.charges_enabled },
      data: { chargesEnabled: found.charges_enabled },
    });
    if (count === 0) return;
    const { host } = await tx.publication.findUniqueOrThrow({ where: { id: publicationId }, select: { host: true } });
    await touchPages(tx, [`host:${host}`]);
  });
  return 'written';
}
