import type Stripe from 'stripe';
import { z } from 'zod';
import { advanceClock } from '../engine/clock';
import { end } from '../engine/standing';
import { StripeError } from '../errors';
import { isWithin, page } from '../list';
import { listRoute, same } from '../list-route';
import { bool, mergeMetadata, metadata, named, noParams, orEmpty, paging, params, range, text, url, when } from '../params';
import { route } from '../route';
import type { Shapes } from '../shapes';
import { newId, randomName } from '../store';
import { change, create, emit, nowFor, type Scope } from '../world';

// Accounts (one's own and connected ones), webhook endpoints, events and test clocks.
const requirements = (due: string[]) => ({
  alternatives: [],
  current_deadline: null,
  currently_due: due,
  disabled_reason: due.length > 0 ? ('requirements.past_due' as const) : null,
  errors: [],
  eventually_due: due,
  past_due: due,
  pending_verification: [],
});

export function newAccount(
  id: string,
  now: number,
  given: {
    email?: string | null;
    country?: string;
    name?: string | null;
    url?: string | null;
    type?: 'standard' | 'express';
    isReady: boolean;
    metadata?: Record<string, string>;
  },
): Shapes['account'] {
  const due = given.isReady ? [] : ['external_account', 'tos_acceptance.date'];
  return {
    id,
    object: 'account',
    business_profile: {
      annual_revenue: null,
      estimated_worker_count: null,
      mcc: '5815',
      minority_owned_business_designation: null,
      name: given.name ?? 'Test money',
      product_description: null,
      specified_commercial_transactions_act_url: null,
      support_address: null,
      support_email: null,
      support_phone: null,
      support_url: null,
      url: given.url ?? null,
    },
    business_type: 'individual',
    capabilities: { card_payments: given.isReady ? 'active' : 'inactive', transfers: given.isReady ? 'active' : 'inactive' },
    charges_enabled: given.isReady,
    controller: { type: 'account' },
    country: given.country ?? 'DE',
    created: now,
    default_currency: 'eur',
    details_submitted: given.isReady,
    email: given.email ?? null,
    external_accounts: { object: 'list', data: [], has_more: false, url: `/v1/accounts/${id}/external_accounts` },
    future_requirements: requirements([]),
    metadata: given.metadata ?? {},
    payouts_enabled: given.isReady,
    requirements: requirements(due),
    settings: {
      bacs_debit_payments: { display_name: null, service_user_number: null },
      branding: { icon: null, logo: null, primary_color: null, secondary_color: null },
      card_issuing: { tos_acceptance: { date: null, ip: null } },
      card_payments: {
        decline_on: { avs_failure: false, cvc_failure: false },
        statement_descriptor_prefix: null,
        statement_descriptor_prefix_kana: null,
        statement_descriptor_prefix_kanji: null,
      },
      dashboard: { display_name: given.name ?? 'Test money', timezone: 'Etc/UTC' },
      invoices: { default_account_tax_ids: null, hosted_payment_method_save: 'offer' },
      payments: {
        statement_descriptor: 'TEST MONEY',
        statement_descriptor_kana: null,
        statement_descriptor_kanji: null,
        statement_descriptor_prefix_kana: null,
        statement_descriptor_prefix_kanji: null,
      },
      payouts: { debit_negative_balances: true, schedule: { delay_days: 2, interval: 'daily' }, statement_descriptor: null },
      sepa_debit_payments: {},
    },
    tos_acceptance: { date: given.isReady ? now : null, ip: null, user_agent: null },
    type: given.type ?? 'standard',
  };
}

/** Makes the account's owner ready to take money, as at the end of onboarding. */
export function finishOnboarding(scope: Scope, id: string) {
  const known = scope.store.get('account', id, id);
  const ready = newAccount(id, known.created ?? nowFor(scope), {
    email: known.email,
    country: known.country,
    name: known.business_profile?.name,
    url: known.business_profile?.url,
    isReady: true,
    metadata: known.metadata,
    type: known.type === 'express' ? 'express' : 'standard',
  });
  return change({ ...scope, account: id }, known, ready, 'account.updated');
}

function connected(scope: Scope, id: string) {
  if (id !== scope.account && scope.store.settingsOf(id).platform !== scope.account)
    throw new StripeError({
      status: 403,
      code: 'account_invalid',
      message: `The provided key does not have access to account '${id}' (or that account does not exist).`,
    });
  return scope.store.get('account', id, id);
}

const events = z.array(text).min(1);
const clockOf = (scope: Scope, id: string) => scope.store.get('test_helpers.test_clock', scope.account, id);

export const platformRoutes = [
  route('GET', '/v1/account', noParams, ({ store, account }) => store.get('account', account, account)),
  route('GET', '/v1/accounts/:id', noParams, (scope, _, id) => connected(scope, id!)),
  route(
    'GET',
    '/v1/accounts',
    params<Stripe.AccountListParams>()({ ...paging, created: range.optional() }),
    ({ store, account }, { created, ...paged }) =>
      page(
        '/v1/accounts',
        store
          .accounts()
          .filter((id) => store.settingsOf(id).platform === account)
          .map((id) => store.get('account', id, id))
          .filter((one) => isWithin(one.created ?? 0, created)),
        paged,
      ),
  ),
  route(
    'POST',
    '/v1/accounts',
    params<Stripe.AccountCreateParams>()({
      type: z.enum(['standard', 'express']).optional(),
      controller: z
        .strictObject({
          fees: z.strictObject({ payer: z.enum(['account', 'application']).optional() }).optional(),
          losses: z.strictObject({ payments: z.enum(['stripe', 'application']).optional() }).optional(),
          requirement_collection: z.literal('stripe').optional(),
          stripe_dashboard: z.strictObject({ type: z.enum(['full', 'express', 'none']).optional() }).optional(),
        })
        .optional(),
      country: text.optional(),
      email: text.optional(),
      business_profile: z.strictObject({ name: text.optional(), url: url.optional() }).optional(),
      capabilities: z.record(z.string(), z.strictObject({ requested: bool })).optional(),
      metadata: metadata.optional(),
    }),
    (scope, input) => {
      const id = `acct_1T${randomName(14)}`;
      scope.store.setSettings(id, { platform: scope.account });
      const account = newAccount(id, nowFor(scope), {
        email: input.email,
        country: input.country,
        name: input.business_profile?.name,
        url: input.business_profile?.url,
        type: input.type ?? 'standard',
        isReady: false,
        metadata: mergeMetadata({}, input.metadata),
      });
      return create({ ...scope, account: id }, account, null);
    },
  ),
  route(
    'POST',
    '/v1/account_links',
    params<Stripe.AccountLinkCreateParams>()({
      account: text,
      type: z.enum(['account_onboarding', 'account_update']),
      refresh_url: url.optional(),
      return_url: url.optional(),
    }),
    (scope, { account: id, return_url }) => {
      connected(scope, id);
      const secret = randomName(24);
      scope.store.hide(id, { onboarding: { secret, returnUrl: return_url ?? null } });
      const now = nowFor(scope);
      return { object: 'account_link', created: now, expires_at: now + 300, url: `${scope.origin}/setup/${id}/${secret}` };
    },
  ),
  route(
    'POST',
    '/v1/webhook_endpoints',
    params<Stripe.WebhookEndpointCreateParams>()({
      enabled_events: events,
      url,
      api_version: text.optional(),
      connect: bool.optional(),
      description: orEmpty(text).optional(),
      metadata: metadata.optional(),
    }),
    (scope, input) => {
      const secret = `whsec_${randomName(32)}`;
      const endpoint = create(
        scope,
        {
          id: newId('we'),
          object: 'webhook_endpoint',
          api_version: input.api_version ?? null,
          application: null,
          created: nowFor(scope),
          description: input.description ?? null,
          enabled_events: input.enabled_events,
          livemode: false,
          metadata: mergeMetadata({}, input.metadata),
          status: 'enabled',
          url: input.url,
        },
        null,
        { secret, connect: input.connect ?? false },
      );
      // Told this once, never again.
      return { ...endpoint, secret };
    },
  ),
  route('GET', '/v1/webhook_endpoints', params<Stripe.WebhookEndpointListParams>()(paging), ({ store, account }, paged) =>
    page('/v1/webhook_endpoints', store.all('webhook_endpoint', account), paged),
  ),
  route('GET', '/v1/webhook_endpoints/:id', noParams, ({ store, account }, _, id) => store.get('webhook_endpoint', account, id!)),
  route(
    'POST',
    '/v1/webhook_endpoints/:id',
    params<Stripe.WebhookEndpointUpdateParams>()({
      enabled_events: events.optional(),
      url: url.optional(),
      disabled: bool.optional(),
      description: orEmpty(text).optional(),
      metadata: metadata.optional(),
    }),
    (scope, { expand: _, disabled, metadata: meta, ...input }, id) => {
      const endpoint = scope.store.get('webhook_endpoint', scope.account, id!);
      return change(
        scope,
        endpoint,
        {
          ...named(input),
          ...(disabled === undefined ? {} : { status: disabled ? 'disabled' : 'enabled' }),
          ...(meta === undefined ? {} : { metadata: mergeMetadata(endpoint.metadata, meta) }),
        },
        null,
      );
    },
  ),
  route('DELETE', '/v1/webhook_endpoints/:id', noParams, (scope, _, id) => {
    scope.store.get('webhook_endpoint', scope.account, id!);
    scope.store.delete(id!);
    return { id, object: 'webhook_endpoint', deleted: true };
  }),
  route('GET', '/v1/events/:id', noParams, ({ store, account }, _, id) => store.get('event', account, id!)),
  listRoute(
    '/v1/events',
    'event',
    params<Stripe.EventListParams>()({
      ...paging,
      created: range.optional(),
      type: text.optional(),
      types: z.array(text).max(20).optional(),
      delivery_success: bool.optional(),
    }),
    (one, { type, types, delivery_success }) => {
      const fits = (wanted: string) => (wanted.endsWith('*') ? one.type.startsWith(wanted.slice(0, -1)) : one.type === wanted);
      return (!type || fits(type)) && (!types || types.some(fits)) && same(delivery_success, one.pending_webhooks === 0);
    },
  ),
  route(
    'POST',
    '/v1/test_helpers/test_clocks',
    params<Stripe.TestHelpers.TestClockCreateParams>()({ frozen_time: when, name: text.optional() }),
    (scope, { frozen_time, name }) => {
      const now = Math.floor(Date.now() / 1000);
      return create(
        scope,
        {
          id: newId('clock'),
          object: 'test_helpers.test_clock',
          created: now,
          deletes_after: now + 30 * 86_400,
          frozen_time,
          livemode: false,
          name: name ?? null,
          status: 'ready',
          status_details: {},
        },
        'test_helpers.test_clock.created',
      );
    },
  ),
  route('GET', '/v1/test_helpers/test_clocks/:id', noParams, (scope, _, id) => clockOf(scope, id!)),
  route(
    'GET',
    '/v1/test_helpers/test_clocks',
    params<Stripe.TestHelpers.TestClockListParams>()(paging),
    ({ store, account }, paged) => page('/v1/test_helpers/test_clocks', store.all('test_helpers.test_clock', account), paged),
  ),
  route(
    'POST',
    '/v1/test_helpers/test_clocks/:id/advance',
    params<Stripe.TestHelpers.TestClockAdvanceParams>()({ frozen_time: when }),
    (scope, { frozen_time }, id) => {
      const clock = clockOf(scope, id!);
      if (frozen_time <= clock.frozen_time)
        throw new StripeError({ param: 'frozen_time', message: 'Test clocks can only be advanced to a time in the future.' });
      if (frozen_time > clock.frozen_time + 2 * 366 * 86_400)
        throw new StripeError({
          param: 'frozen_time',
          message: 'A test clock can be advanced by two intervals of its shortest subscription at most.',
        });
      advanceClock(scope, clock.id, frozen_time);
      return clockOf(scope, id!);
    },
  ),
  route('DELETE', '/v1/test_helpers/test_clocks/:id', noParams, (scope, _, id) => {
    const clock = clockOf(scope, id!);
    for (const subscription of scope.store.all('subscription', scope.account))
      if (subscription.test_clock === id && subscription.ended_at === null) end(scope, subscription, 'cancellation_requested');
    for (const customer of scope.store.all('customer', scope.account))
      if (customer.test_clock === id) scope.store.delete(customer.id);
    scope.store.delete(id!);
    emit(scope, 'test_helpers.test_clock.deleted', clock);
    return { id, object: 'test_helpers.test_clock', deleted: true };
  }),
];
