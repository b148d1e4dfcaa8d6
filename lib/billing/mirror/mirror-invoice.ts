import type { Till } from '../stripe/till';
import { mirrorPayment } from './mirror-payment';
import { type Mirrored, mirrorSubscription } from './mirror-subscription';
import { idOf } from './stripe-values';

/** Mirrors what an invoice leads to: its subscription and its payments. @throws the SDK's errors */
export async function mirrorInvoice(till: Till, invoiceId: string, now = new Date()): Promise<Mirrored> {
  const invoice = await till.stripe.invoices.retrieve(invoiceId, { expand: ['payments'] });
  const subscription = idOf(invoice.parent?.subscription_details?.subscription);
  const mirrored = subscription ? await mirrorSubscription(till, subscription, now) : 'not-ours';
  for (const { payment } of invoice.payments?.data ?? []) {
    const intent = idOf(payment.payment_intent);
    if (intent) await mirrorPayment(till, intent, now);
  }
  return mirrored;
}
