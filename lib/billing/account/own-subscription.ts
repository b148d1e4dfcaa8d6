import { z } from 'zod';
import { db } from '@/lib/db/db';
import type { PaidSubscription, Payer, Price, Tier } from '@/lib/db/types';
import { foldEmail } from '@/lib/format/email';
import { log } from '@/lib/log';
import { mirrorSubscription } from '../mirror/mirror-subscription';
import { type StripeProblem, stripeProblem } from '../stripe/stripe-problem';
import { getTill, type Till } from '../stripe/till';

/** Which subscription a signed-in person names, and who they are. */
export type Own = { publicationId: string; email: string; paidSubscriptionId: string };
type NotChanged = { ok: false; problem: 'unknown' | StripeProblem };
export type Changed<More = object> = ({ ok: true } & More) | NotChanged;

type Row = PaidSubscription & { payer: Payer; price: (Price & { tier: Tier }) | null; seats: { id: string }[] };

/** The subscription with its till, where this person pays it and it still runs; null for any other's. */
async function findOwn({ publicationId, email, paidSubscriptionId }: Own): Promise<{ till: Till; row: Row } | null> {
  if (!z.uuid().safeParse(paidSubscriptionId).success) return null;
  const row = await db.paidSubscription.findFirst({
    where: { id: paidSubscriptionId, publicationId, endedAt: null, payer: { emailFolded: foldEmail(email) } },
    include: { payer: true, price: { include: { tier: true } }, seats: { select: { id: true } } },
  });
  const till = row && (await getTill(publicationId));
  return row && till ? { till, row } : null;
}

/** Does something at Stripe to a subscription of one's own, and mirrors what came of it.
 *  @param change may refuse, before it asks Stripe for anything */
export async function changeOwn<Answer extends { ok: boolean }>(
  own: Own,
  what: string,
  change: (till: Till, row: Row) => Promise<Answer>,
): Promise<Answer | NotChanged> {
  const found = await findOwn(own);
  if (!found) return { ok: false, problem: 'unknown' };
  try {
    const answer = await change(found.till, found.row);
    if (!answer.ok) return answer;
    await mirrorSubscription(found.till, found.row.stripeSubscriptionId);
    log.info({ publicationId: own.publicationId, paidSubscriptionId: own.paidSubscriptionId }, `paid-subscription.${what}`);
    return answer;
  } catch (error) {
    const problem = stripeProblem(error);
    if (!problem) throw error;
    return { ok: false, problem };
  }
}
