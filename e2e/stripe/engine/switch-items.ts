import { StripeError } from '../errors';
import type { Invoice, Price, Subscription, SubscriptionItem } from '../shapes';
import { change, emit, nowOf, type Scope } from '../world';
import { appliedOf } from './discounts';
import { collect, draftInvoice, finalizeInvoice, type InvoiceRow } from './invoices';
import { after } from './period';
import { invoicePeriod, nameOf, newItem, planOf, type SubscriptionHidden } from './subscriptions';
import { count } from './totals';

export type ItemChange = { id?: string; price?: Price; quantity?: number; deleted?: boolean; metadata?: Record<string, string> };
type Proration = 'create_prorations' | 'always_invoice' | 'none';

/** Switches prices and quantities: the rest of the period is given back at the old price and taken at the new one. A new
 *  interval starts a new cycle at once, and is paid at once (docs.stripe.com/billing/subscriptions/prorations). */
export function switchItems(
  scope: Scope,
  subscription: Subscription,
  changes: ItemChange[],
  proration: Proration,
  at: number,
  card: string | null,
): Subscription {
  const { store, account } = scope;
  const now = nowOf(scope, subscription.customer);
  const before = subscription.items.data;
  const next = [...before];
  for (const asked of changes) {
    const index = asked.id ? next.findIndex(({ id }) => id === asked.id) : -1;
    if (asked.id && index < 0)
      throw new StripeError({ code: 'resource_missing', param: 'items', message: `No such subscription item: '${asked.id}'` });
    if (asked.deleted) next.splice(index, 1);
    else if (index >= 0) {
      const item = next[index]!;
      const newPrice = asked.price ?? item.price;
      next[index] = {
        ...item,
        price: newPrice,
        plan: planOf(newPrice),
        quantity: asked.quantity ?? item.quantity,
        metadata: { ...item.metadata, ...asked.metadata },
      };
    } else {
      const { current_period_start: start, current_period_end: until } = before[0]!;
      next.push(newItem(subscription.id, asked.price!, asked.quantity ?? 1, { start, end: until }, now, asked.metadata));
    }
  }
  if (next.length === 0)
    throw new StripeError({ param: 'items', message: 'A subscription must have at least one active price.' });
  const [oldFirst, newFirst] = [before[0]!, next[0]!];
  const { interval, interval_count } = newFirst.price.recurring!;
  const newCycle = interval !== oldFirst.price.recurring!.interval || interval_count !== oldFirst.price.recurring!.interval_count;
  const inTrial = subscription.status === 'trialing';
  const { current_period_start: start, current_period_end: until } = oldFirst;
  const left = Math.max(0, until - at) / (until - start);
  const applied = appliedOf(scope, subscription.discounts);
  const net = (item: SubscriptionItem) => {
    const amount = (item.price.unit_amount ?? 0) * (item.quantity ?? 1);
    return count([{ amount, discountable: true, productId: item.price.product }], applied, null, true)[0]!.total;
  };
  const rows: InvoiceRow[] = [];
  if (proration !== 'none' && !inTrial) {
    for (const item of before) {
      const after = next.find(({ id }) => id === item.id);
      if (after && after.price.id === item.price.id && after.quantity === item.quantity) continue;
      rows.push(prorated(item, -Math.round(net(item) * left), `Unused time on ${nameOf(scope, item.price)}`, at, until));
    }
    if (!newCycle)
      for (const item of next) {
        const was = before.find(({ id }) => id === item.id);
        if (was && was.price.id === item.price.id && was.quantity === item.quantity) continue;
        rows.push(prorated(item, Math.round(net(item) * left), `Remaining time on ${nameOf(scope, item.price)}`, at, until));
      }
  }
  const period = newCycle && !inTrial ? { start: now, end: after(now, interval, interval_count) } : { start, end: until };
  const changed = change(
    scope,
    subscription,
    {
      items: {
        ...subscription.items,
        data: next.map((item) => ({ ...item, current_period_start: period.start, current_period_end: period.end })),
      },
      ...(newCycle && !inTrial ? { billing_cycle_anchor: now } : {}),
      ...(subscription.cancel_at_period_end ? { cancel_at: period.end } : {}),
    },
    null,
  );
  const { pending = [] } = store.hidden<SubscriptionHidden>(subscription.id);
  store.hide(subscription.id, { pending: [...pending, ...rows] });
  let open: Invoice | null = null;
  if (newCycle && !inTrial) open = finalizeInvoice(scope, invoicePeriod(scope, changed, 'subscription_update', false));
  else if (proration === 'always_invoice' && rows.length > 0) open = invoicePending(scope, changed);
  const told = store.get('subscription', account, subscription.id);
  emit(scope, 'customer.subscription.updated', told, { items: subscription.items, latest_invoice: subscription.latest_invoice });
  if (open?.status === 'open') collect(scope, open, card, {});
  return store.get('subscription', account, subscription.id);
}

const prorated = (item: SubscriptionItem, amount: number, words: string, start: number, until: number): InvoiceRow => ({
  price: item.price,
  quantity: item.quantity ?? 1,
  amount,
  description: `${words} after ${new Date(start * 1000).toISOString().slice(0, 10)}`,
  period: { start, end: until },
  proration: true,
  subscriptionItem: item.id,
});

/** Invoices what waits, now. */
function invoicePending(scope: Scope, subscription: Subscription): Invoice {
  const { store } = scope;
  const { pending = [] } = store.hidden<SubscriptionHidden>(subscription.id);
  store.hide(subscription.id, { pending: [] });
  const now = nowOf(scope, subscription.customer);
  const invoice = draftInvoice(scope, {
    customer: subscription.customer,
    currency: subscription.currency,
    reason: 'subscription_update',
    rows: pending,
    discounts: [],
    subscription,
    automaticTax: subscription.automatic_tax.enabled,
    period: { start: now, end: now },
  });
  change(scope, subscription, { latest_invoice: invoice.id }, null);
  return finalizeInvoice(scope, invoice);
}
