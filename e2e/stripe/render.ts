import { StripeError } from './errors';
import { listOf, type Subscription } from './shapes';
import type { Scope } from './world';

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Fields that are only there when they are asked for. */
const INCLUDABLE: Record<string, Record<string, (scope: Scope, object: Json & { id: string }) => unknown>> = {
  'checkout.session': {
    line_items: ({ store }, { id }) =>
      listOf(`/v1/checkout/sessions/${id}/line_items`, store.hidden<{ lineItems: unknown[] }>(id).lineItems),
  },
  invoice: {
    payments: ({ store, account }, { id }) =>
      listOf(
        `/v1/invoice_payments?invoice=${id}`,
        store.all('invoice_payment', account).filter(({ invoice }) => invoice === id),
      ),
  },
  customer: {
    subscriptions: ({ store, account }, { id }) =>
      listOf(
        `/v1/customers/${id}/subscriptions`,
        store
          .all('subscription', account)
          .filter(({ customer, status }) => customer === id && status !== 'canceled' && status !== 'incomplete_expired')
          .reverse(),
      ),
  },
  charge: {
    refunds: ({ store, account }, { id }) =>
      listOf(
        `/v1/charges/${id}/refunds`,
        store
          .all('refund', account)
          .filter(({ charge }) => charge === id)
          .reverse(),
      ),
  },
  coupon: { applies_to: ({ store }, { id }) => store.hidden<{ appliesTo?: unknown }>(id).appliesTo },
  price: { currency_options: ({ store }, { id }) => store.hidden<{ currencyOptions?: unknown }>(id).currencyOptions ?? {} },
};

/** An object as the caller gets it: with what it asked to have expanded. @throws StripeError for what cannot be */
export function render(scope: Scope, answer: object, paths: string[] = []): object {
  const copy = fresh(scope, structuredClone(answer) as Json);
  for (const path of paths) {
    if (path.split('.').length > 4 + (path.startsWith('data.') ? 1 : 0))
      throw new StripeError({
        param: 'expand',
        message: `You cannot expand more than 4 levels of a property. Property: ${path}`,
      });
    expandPath(scope, copy, path.split('.'), path);
  }
  return copy;
}

function expandPath(scope: Scope, into: unknown, [key, ...rest]: string[], whole: string): void {
  if (into === null || key === undefined) return;
  if (Array.isArray(into)) {
    // `lines.data` names the list's rows; each is expanded on.
    for (const one of into) expandPath(scope, one, [key, ...rest], whole);
    return;
  }
  if (!isObject(into)) return;
  const includable = INCLUDABLE[String(into.object)]?.[key];
  if (includable && into[key] === undefined) into[key] = structuredClone(includable(scope, into as Json & { id: string }));
  else if (!(key in into)) throw new StripeError({ param: 'expand', message: `This property cannot be expanded (${whole}).` });
  const value = into[key];
  if (Array.isArray(value)) {
    into[key] = value.map((one) => (typeof one === 'string' ? found(scope, one, whole) : one));
  } else if (typeof value === 'string') into[key] = found(scope, value, whole);
  else if (!includable && isObject(value) && rest.length === 0 && 'id' in value === false && value.object !== 'list')
    throw new StripeError({ param: 'expand', message: `This property cannot be expanded (${whole}).` });
  if (rest.length > 0) expandPath(scope, into[key], rest, whole);
}

function found(scope: Scope, id: string, whole: string) {
  const object = scope.store.any(scope.account, id);
  if (!object) throw new StripeError({ param: 'expand', message: `This property cannot be expanded (${whole}).` });
  return fresh(scope, structuredClone(object) as unknown as Json);
}

/** What is kept inside another object and may have changed since: a subscription's prices, an account's links. */
function fresh(scope: Scope, object: Json): Json {
  if (object.object === 'list') for (const one of object.data as Json[]) fresh(scope, one);
  if (object.object === 'subscription')
    for (const item of (object as unknown as Subscription).items.data)
      item.price = structuredClone(scope.store.find('price', scope.account, item.price.id) ?? item.price);
  return object;
}
