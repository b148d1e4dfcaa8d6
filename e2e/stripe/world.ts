import { createHash } from 'node:crypto';
import type Stripe from 'stripe';
import type { Kind, Shapes, StoredEvent } from './shapes';
import { newId, type Store } from './store';
import type { Webhooks } from './webhooks';

/** The one that the official SDK pins and that these shapes follow; a call for another is refused. */
export const API_VERSION = '2026-10-28.endive';

/** One call of the API, or one step of a clock: whose world it is, and what its events say caused them. */
export type Scope = {
  store: Store;
  webhooks: Webhooks;
  account: string;
  /** Where the stand-in's own pages are. */
  origin: string;
  request: { id: string | null; idempotency_key: string | null };
};

/** Each secret key has an account of its own, so that tests do not meet. */
export const accountOfKey = (key: string) => `acct_1T${createHash('sha256').update(key).digest('hex').slice(0, 14)}`;

/** What time it is for an object: its test clock's, else the account's. */
export function nowFor({ store, account }: Pick<Scope, 'store' | 'account'>, clockId?: string | null): number {
  const clock = store.find('test_helpers.test_clock', account, clockId);
  return clock ? clock.frozen_time : Math.floor(Date.now() / 1000) + store.settingsOf(account).aheadSeconds;
}
export const clockOf = ({ store, account }: Scope, customerId: string | null | undefined) =>
  store.find('customer', account, customerId)?.test_clock ?? null;
export const nowOf = (scope: Scope, customerId: string | null | undefined) => nowFor(scope, clockOf(scope, customerId));

type EventType = Stripe.Event['type'];

/** Keeps a new object, and tells. */
export function create<K extends Kind>(
  scope: Scope,
  object: Shapes[K] & { id: string; object: K },
  type: EventType | null,
  hidden?: Record<string, unknown>,
): Shapes[K] {
  scope.store.put(scope.account, object, hidden);
  if (type) emit(scope, type, object);
  return object;
}

/** Changes an object, and tells with what it was before. Nothing is told when nothing changed. */
export function change<K extends Kind>(
  scope: Scope,
  object: Shapes[K] & { id: string; object: K },
  to: Partial<Shapes[K]>,
  type: EventType | null,
): Shapes[K] {
  const before: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(to)) {
    const was = (object as Record<string, unknown>)[key];
    if (JSON.stringify(was) !== JSON.stringify(value)) before[key] = was;
  }
  if (Object.keys(before).length === 0) return object;
  const changed = { ...object, ...to };
  scope.store.put(scope.account, changed);
  if (type) emit(scope, type, changed, before);
  return changed;
}

export function emit(scope: Scope, type: EventType, object: object, previous?: Record<string, unknown>) {
  const { store, account } = scope;
  const customer = 'customer' in object && typeof object.customer === 'string' ? object.customer : null;
  const ownClock = 'test_clock' in object && typeof object.test_clock === 'string' ? object.test_clock : null;
  const connected = store.settingsOf(account).platform !== undefined;
  const event: StoredEvent = {
    id: newId('evt'),
    object: 'event',
    ...(connected ? { account } : {}),
    api_version: API_VERSION,
    created: ownClock ? nowFor(scope, ownClock) : nowOf(scope, customer),
    data: { object: structuredClone(object), ...(previous ? { previous_attributes: structuredClone(previous) } : {}) },
    livemode: false,
    pending_webhooks: 0,
    request: scope.request,
    type,
  };
  event.pending_webhooks = scope.webhooks.endpointsFor(account, type).length;
  store.put(account, event);
  scope.webhooks.send(account, event);
}
