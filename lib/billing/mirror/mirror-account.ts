import { db } from '@/lib/db/db';
import { env } from '@/lib/env';
import { touchPages } from '@/lib/pages/touch-pages';
import { stripeClient } from '../stripe/stripe-client';
import type { Till } from '../stripe/till';
import type { Mirrored } from './mirror-subscription';

/** Asks Stripe whether the account may take money now. Plans disappear from the site while it may not. */
export async function mirrorAccount({ publicationId, account, stripe }: Till): Promise<Mirrored> {
  const key = env().STRIPE_SECRET_KEY;
  const found =
    account.way === 'connect' && key
      ? await stripeClient(key).accounts.retrieve(account.accountId)
      : await stripe.accounts.retrieveCurrent();
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
