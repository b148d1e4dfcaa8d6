import type { Till } from '../stripe/till';
import type { EventType } from './event-types';
import { mirrorAccount } from './mirror-account';
import { mirrorCheckout } from './mirror-checkout';
import { mirrorInvoice } from './mirror-invoice';
import { mirrorPayment } from './mirror-payment';
import { type Mirrored, mirrorSubscription } from './mirror-subscription';
import { idOf } from './stripe-values';

type Mirror = (till: Till, objectId: string, now?: Date) => Promise<Mirrored>;

const byCharge: Mirror = async (till, chargeId, now) => {
  const intent = idOf((await till.stripe.charges.retrieve(chargeId)).payment_intent);
  return intent ? mirrorPayment(till, intent, now) : 'not-ours';
};
const byDispute: Mirror = async (till, disputeId, now) => {
  const intent = idOf((await till.stripe.disputes.retrieve(disputeId)).payment_intent);
  return intent ? mirrorPayment(till, intent, now) : 'not-ours';
};

/** What asks Stripe for the object that an event of each type names. */
export const MIRRORS: Record<EventType, Mirror> = {
  'checkout.session.completed': mirrorCheckout,
  'checkout.session.expired': mirrorCheckout,
  'checkout.session.async_payment_succeeded': mirrorCheckout,
  'checkout.session.async_payment_failed': mirrorCheckout,
  'customer.subscription.created': mirrorSubscription,
  'customer.subscription.updated': mirrorSubscription,
  'customer.subscription.deleted': mirrorSubscription,
  'customer.subscription.paused': mirrorSubscription,
  'customer.subscription.resumed': mirrorSubscription,
  'customer.subscription.trial_will_end': mirrorSubscription,
  'invoice.paid': mirrorInvoice,
  'invoice.payment_failed': mirrorInvoice,
  'invoice.payment_action_required': mirrorInvoice,
  'invoice.voided': mirrorInvoice,
  'invoice.marked_uncollectible': mirrorInvoice,
  'payment_intent.succeeded': mirrorPayment,
  'payment_intent.payment_failed': mirrorPayment,
  'charge.refunded': byCharge,
  'charge.dispute.created': byDispute,
  'charge.dispute.updated': byDispute,
  'charge.dispute.closed': byDispute,
  'account.updated': mirrorAccount,
  'account.application.deauthorized': mirrorAccount,
};
