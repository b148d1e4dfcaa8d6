import { db } from '@/lib/db/db';
import { log } from '@/lib/log';
import { stripeProblem } from '../stripe/stripe-problem';
import { getTill } from '../stripe/till';

/** Tells Stripe the address a payer has now: receipts and failed payments are mailed to it. Safe to repeat.
 *  @throws where Stripe does not answer, so that the job is tried again */
export async function tellStripeAddress({ publicationId, payerId }: { publicationId: string; payerId: string }): Promise<void> {
  const payer = await db.payer.findFirst({
    where: { id: payerId, publicationId },
    select: { email: true, stripeCustomerId: true },
  });
  const till = payer?.email ? await getTill(publicationId) : null;
  // Erased meanwhile, or the publication takes no money any more.
  if (!payer || !till) return;
  try {
    await till.stripe.customers.update(payer.stripeCustomerId, { email: payer.email });
  } catch (error) {
    // A customer that the writer deleted at Stripe has no address to be told.
    if (stripeProblem(error) !== 'unknown-object') throw error;
    log.info({ publicationId, payerId }, 'payer.unknown-at-stripe');
  }
}
