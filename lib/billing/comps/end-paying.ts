import { db } from '@/lib/db/db';
import { mirrorSubscription } from '../mirror/mirror-subscription';
import { type StripeProblem, stripeProblem } from '../stripe/stripe-problem';
import { getTill } from '../stripe/till';

export type EndedPaying = { ok: true } | { ok: false; problem: StripeProblem };

/** Ends at once, at Stripe, all that a subscriber goes on paying: before the person is erased. Safe to repeat. */
export async function endPaying(publicationId: string, subscriberId: string): Promise<EndedPaying> {
  const running = await db.paidSubscription.findMany({
    where: { publicationId, endedAt: null, OR: [{ subscriberId }, { payer: { subscriberId } }] },
    select: { stripeSubscriptionId: true },
  });
  const till = running.length > 0 ? await getTill(publicationId) : null;
  if (!till) return { ok: true };
  try {
    for (const { stripeSubscriptionId: id } of running) {
      const { status } = await till.stripe.subscriptions.retrieve(id);
      if (status !== 'canceled' && status !== 'incomplete_expired') await till.stripe.subscriptions.cancel(id);
      await mirrorSubscription(till, id);
    }
    return { ok: true };
  } catch (error) {
    const problem = stripeProblem(error);
    if (!problem) throw error;
    return { ok: false, problem };
  }
}
