import { db } from '@/lib/db/db';
import { log } from '@/lib/log';
import { stripeProblem } from '../stripe/stripe-problem';
import { getTill } from '../stripe/till';
import { isKnownEvent } from './event-types';
import { MIRRORS } from './mirrors';

/** Applies a stored event: asks Stripe for what it names and mirrors it. Twice does nothing more than once.
 *  @throws when Stripe cannot be asked now; the row says why, and the job comes again */
export async function applyStripeEvent(publicationId: string, eventId: string, now = new Date()): Promise<void> {
  const key = { publicationId_id: { publicationId, id: eventId } };
  const event = await db.stripeEvent.findUnique({ where: key });
  if (!event || event.appliedAt) return;
  const { type, objectId } = event;
  if (!isKnownEvent(type)) return;
  const till = await getTill(publicationId);
  const problem = till ? await refusalOf(type, () => MIRRORS[type](till, objectId, now)) : 'no-account';
  if (problem === null || problem === 'unknown-object' || problem === 'no-account') {
    await db.stripeEvent.update({ where: key, data: { appliedAt: now, problem } });
    log.info({ publicationId, event: eventId, type, problem }, 'stripe-event.applied');
    return;
  }
  await db.stripeEvent.update({ where: key, data: { problem } });
  throw new Error(`Stripe could not be asked for event ${eventId}: ${problem}.`);
}

/** Why Stripe refused, or null. */
async function refusalOf(type: string, mirror: () => Promise<unknown>) {
  try {
    await mirror();
    return null;
  } catch (error) {
    const problem = stripeProblem(error);
    if (!problem) throw error;
    log.warn({ type, problem }, 'stripe-event.refused');
    return problem;
  }
}
