import type { Invoice, Subscription } from '../shapes';
import { change, emit, nowOf, type Scope } from '../world';
import { behaviourOf } from './cards';

// How payments move a subscription from one state to the next.
export const cardOf = ({ store, account }: Scope, subscription: Subscription): string | null =>
  subscription.default_payment_method ??
  store.find('customer', account, subscription.customer)?.invoice_settings.default_payment_method ??
  null;

export function activate(scope: Scope, id: string) {
  const subscription = scope.store.get('subscription', scope.account, id);
  change(scope, subscription, { status: 'active' }, 'customer.subscription.updated');
}

/** What a paid invoice does to its subscription. */
export function invoicePaid(scope: Scope, invoice: Invoice) {
  const subscription = scope.store.find('subscription', scope.account, invoice.parent?.subscription_details?.subscription);
  if (!subscription) return;
  if (subscription.status === 'incomplete' && subscription.latest_invoice === invoice.id) activate(scope, subscription.id);
  const owes = scope.store
    .all('invoice', scope.account)
    .some((one) => one.status === 'open' && one.parent?.subscription_details?.subscription === subscription.id);
  if ((subscription.status === 'past_due' || subscription.status === 'unpaid') && !owes) activate(scope, subscription.id);
}

/** What an invoice that was not paid does to its subscription: past due, and after the last attempt the end. */
export function invoiceUnpaid(scope: Scope, invoice: Invoice, isLast: boolean) {
  const { store, account } = scope;
  const subscription = store.find('subscription', account, invoice.parent?.subscription_details?.subscription);
  if (!subscription || subscription.status === 'incomplete' || subscription.ended_at !== null) return;
  if (!isLast) {
    change(scope, subscription, { status: 'past_due' }, 'customer.subscription.updated');
    return;
  }
  const { afterRetries } = store.settingsOf(account);
  if (afterRetries === 'cancel') end(scope, subscription, 'payment_failed');
  else change(scope, subscription, { status: afterRetries }, 'customer.subscription.updated');
}

/** Whether the card that would pay for a switch is refused. */
export function isRefused(scope: Scope, subscription: Subscription): boolean {
  const card = cardOf(scope, subscription);
  return card === null || !behaviourOf(scope, card).verdict.ok;
}

type Reason = NonNullable<Subscription['cancellation_details']>['reason'];
export function end(
  scope: Scope,
  subscription: Subscription,
  reason: Reason,
  details: Partial<NonNullable<Subscription['cancellation_details']>> = {},
) {
  const now = nowOf(scope, subscription.customer);
  const ended = change(
    scope,
    subscription,
    {
      status: subscription.status === 'incomplete' ? 'incomplete_expired' : 'canceled',
      canceled_at: subscription.canceled_at ?? now,
      ended_at: now,
      cancellation_details: {
        ...subscription.cancellation_details!,
        reason: subscription.cancellation_details?.reason ?? reason,
        ...details,
      },
    },
    null,
  );
  emit(scope, 'customer.subscription.deleted', ended);
  return ended;
}
