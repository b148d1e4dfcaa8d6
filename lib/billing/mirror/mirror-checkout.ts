import { db } from '@/lib/db/db';
import type { Till } from '../stripe/till';
import { findCheckout } from './find-checkout';
import { mirrorInvoice } from './mirror-invoice';
import { mirrorPayment } from './mirror-payment';
import { type Mirrored, mirrorSubscription } from './mirror-subscription';
import { idOf } from './stripe-values';

/** Asks Stripe what became of a checkout and mirrors what it led to. Safe to repeat. @throws the SDK's errors */
export async function mirrorCheckout(till: Till, stripeSessionId: string, now = new Date()): Promise<Mirrored> {
  const { publicationId, stripe } = till;
  const session = await stripe.checkout.sessions.retrieve(stripeSessionId);
  // Its own word counts where we went down after opening the session and before noting it.
  const checkout =
    (await db.checkout.findFirst({ where: { publicationId, stripeSessionId } })) ??
    (await findCheckout(db, publicationId, session.metadata));
  if (!checkout) return 'not-ours';
  const { id } = checkout;
  if (!checkout.stripeSessionId)
    await db.checkout.updateMany({ where: { id, publicationId, stripeSessionId: null }, data: { stripeSessionId } });
  if (session.status === 'expired')
    await db.checkout.updateMany({ where: { id, publicationId, expiredAt: null }, data: { expiredAt: now } });
  if (session.status !== 'complete') return 'written';
  await db.checkout.updateMany({ where: { id, publicationId, completedAt: null }, data: { completedAt: now } });
  const [subscription, intent, invoice] = [idOf(session.subscription), idOf(session.payment_intent), idOf(session.invoice)];
  if (subscription) await mirrorSubscription(till, subscription, now);
  if (intent) await mirrorPayment(till, intent, now);
  if (invoice && !intent) await mirrorInvoice(till, invoice, now);
  return 'written';
}
