import type Stripe from 'stripe';
import { z } from 'zod';
import { StripeError } from '../errors';
import { page } from '../list';
import { bool, mergeMetadata, metadata, noParams, number, orEmpty, paging, params, text, url } from '../params';
import { route } from '../route';
import type { Shapes } from '../shapes';
import { newId, randomName } from '../store';
import { change, create, nowFor, nowOf, type Scope } from '../world';

type Configuration = Shapes['billing_portal.configuration'];
const proration = z.enum(['always_invoice', 'create_prorations', 'none']);
const option = z.enum([
  'customer_service',
  'low_quality',
  'missing_features',
  'other',
  'switched_service',
  'too_complex',
  'too_expensive',
  'unused',
]);
const features = z.strictObject({
  customer_update: z
    .strictObject({
      enabled: bool.optional(),
      allowed_updates: orEmpty(z.array(z.enum(['address', 'email', 'name', 'phone', 'shipping', 'tax_id']))).optional(),
    })
    .optional(),
  invoice_history: z.strictObject({ enabled: bool }).optional(),
  payment_method_update: z.strictObject({ enabled: bool }).optional(),
  subscription_cancel: z
    .strictObject({
      enabled: bool.optional(),
      mode: z.enum(['at_period_end', 'immediately']).optional(),
      proration_behavior: proration.optional(),
      cancellation_reason: z.strictObject({ enabled: bool, options: orEmpty(z.array(option)).optional() }).optional(),
    })
    .optional(),
  subscription_update: z
    .strictObject({
      enabled: bool.optional(),
      default_allowed_updates: orEmpty(z.array(z.enum(['price', 'promotion_code', 'quantity']))).optional(),
      products: orEmpty(
        z.array(
          z.strictObject({
            product: text,
            prices: z.array(text),
            adjustable_quantity: z
              .strictObject({ enabled: bool, minimum: number.optional(), maximum: number.optional() })
              .optional(),
          }),
        ),
      ).optional(),
      proration_behavior: proration.optional(),
    })
    .optional(),
});
const business = z.strictObject({
  headline: orEmpty(text).optional(),
  privacy_policy_url: url.optional(),
  terms_of_service_url: url.optional(),
});

function featuresOf(
  scope: Scope,
  given: z.output<typeof features>,
  known?: Configuration['features'],
): Configuration['features'] {
  const { customer_update: update, subscription_cancel: cancel, subscription_update: switches } = given;
  for (const { product, prices } of switches?.products ?? []) {
    scope.store.get('product', scope.account, product, 'features[subscription_update][products][0][product]');
    for (const price of prices)
      if (
        scope.store.get('price', scope.account, price, 'features[subscription_update][products][0][prices]').product !== product
      )
        throw new StripeError({
          param: 'features[subscription_update][products]',
          message: `The price ${price} does not belong to the product ${product}.`,
        });
  }
  if (switches?.enabled && !switches.products?.length && !known?.subscription_update.products?.length)
    throw new StripeError({
      code: 'parameter_missing',
      param: 'features[subscription_update][products]',
      message: 'Missing required param: features[subscription_update][products].',
    });
  return {
    customer_update: {
      allowed_updates: update?.allowed_updates ?? known?.customer_update.allowed_updates ?? [],
      enabled: update?.enabled ?? known?.customer_update.enabled ?? false,
    },
    invoice_history: { enabled: given.invoice_history?.enabled ?? known?.invoice_history.enabled ?? false },
    payment_method_update: {
      enabled: given.payment_method_update?.enabled ?? known?.payment_method_update.enabled ?? false,
      payment_method_configuration: null,
    },
    subscription_cancel: {
      cancellation_reason: {
        enabled: cancel?.cancellation_reason?.enabled ?? known?.subscription_cancel.cancellation_reason.enabled ?? false,
        feedback_options: null,
        options: cancel?.cancellation_reason?.options ?? known?.subscription_cancel.cancellation_reason.options ?? [],
      },
      enabled: cancel?.enabled ?? known?.subscription_cancel.enabled ?? false,
      mode: cancel?.mode ?? known?.subscription_cancel.mode ?? 'at_period_end',
      proration_behavior: cancel?.proration_behavior ?? known?.subscription_cancel.proration_behavior ?? 'none',
    },
    subscription_pause: known?.subscription_pause ?? { duration: { interval_options: [], type: 'indefinite' }, enabled: false },
    subscription_update: {
      billing_cycle_anchor: null,
      default_allowed_updates: switches?.default_allowed_updates ?? known?.subscription_update.default_allowed_updates ?? [],
      enabled: switches?.enabled ?? known?.subscription_update.enabled ?? false,
      products:
        switches?.products?.map(({ product, prices, adjustable_quantity: quantity }) => ({
          product,
          prices,
          adjustable_quantity: {
            enabled: quantity?.enabled ?? false,
            minimum: quantity?.minimum ?? 1,
            maximum: quantity?.maximum ?? null,
          },
        })) ??
        known?.subscription_update.products ??
        [],
      proration_behavior: switches?.proration_behavior ?? known?.subscription_update.proration_behavior ?? 'none',
      schedule_at_period_end: { conditions: [] },
      trial_update_behavior: 'end_trial',
    },
  };
}

function createConfiguration(
  scope: Scope,
  given: {
    features: z.output<typeof features>;
    business_profile?: z.output<typeof business>;
    default_return_url?: string | null;
    metadata?: Record<string, string> | null;
    name?: string | null;
  },
) {
  const now = nowFor(scope);
  const isFirst = scope.store.all('billing_portal.configuration', scope.account).length === 0;
  return create(
    scope,
    {
      id: newId('bpc'),
      object: 'billing_portal.configuration',
      active: true,
      application: null,
      business_profile: {
        headline: given.business_profile?.headline ?? null,
        privacy_policy_url: given.business_profile?.privacy_policy_url ?? null,
        terms_of_service_url: given.business_profile?.terms_of_service_url ?? null,
      },
      created: now,
      default_return_url: given.default_return_url ?? null,
      features: featuresOf(scope, given.features),
      is_default: isFirst,
      livemode: false,
      login_page: { enabled: false, url: null },
      metadata: mergeMetadata({}, given.metadata),
      name: given.name ?? null,
      updated: now,
    },
    'billing_portal.configuration.created',
  );
}

const flow = z.strictObject({
  type: z.enum(['payment_method_update', 'subscription_cancel', 'subscription_update', 'subscription_update_confirm']),
  after_completion: z
    .strictObject({
      type: z.enum(['redirect', 'portal_homepage', 'hosted_confirmation']),
      redirect: z.strictObject({ return_url: url }).optional(),
      hosted_confirmation: z.strictObject({ custom_message: text.optional() }).optional(),
    })
    .optional(),
  subscription_cancel: z.strictObject({ subscription: text }).optional(),
  subscription_update: z.strictObject({ subscription: text }).optional(),
  subscription_update_confirm: z
    .strictObject({
      subscription: text,
      items: z.array(z.strictObject({ id: text, price: text.optional(), quantity: number.optional() })),
    })
    .optional(),
});

export const portalRoutes = [
  route(
    'POST',
    '/v1/billing_portal/configurations',
    params<Stripe.BillingPortal.ConfigurationCreateParams>()({
      features,
      business_profile: business.optional(),
      default_return_url: orEmpty(url).optional(),
      metadata: metadata.optional(),
      name: orEmpty(text).optional(),
    }),
    (scope, input) => createConfiguration(scope, input),
  ),
  route(
    'GET',
    '/v1/billing_portal/configurations',
    params<Stripe.BillingPortal.ConfigurationListParams>()({ ...paging, active: bool.optional(), is_default: bool.optional() }),
    ({ store, account }, { active, is_default, ...paged }) =>
      page(
        '/v1/billing_portal/configurations',
        store
          .all('billing_portal.configuration', account)
          .filter(
            (one) =>
              (active === undefined || one.active === active) && (is_default === undefined || one.is_default === is_default),
          ),
        paged,
      ),
  ),
  route('GET', '/v1/billing_portal/configurations/:id', noParams, ({ store, account }, _, id) =>
    store.get('billing_portal.configuration', account, id!),
  ),
  route(
    'POST',
    '/v1/billing_portal/configurations/:id',
    params<Stripe.BillingPortal.ConfigurationUpdateParams>()({
      active: bool.optional(),
      features: features.optional(),
      business_profile: business.optional(),
      default_return_url: orEmpty(url).optional(),
      metadata: metadata.optional(),
      name: orEmpty(text).optional(),
    }),
    (scope, input, id) => {
      const known = scope.store.get('billing_portal.configuration', scope.account, id!);
      return change(
        scope,
        known,
        {
          ...(input.active === undefined ? {} : { active: input.active }),
          ...(input.features ? { features: featuresOf(scope, input.features, known.features) } : {}),
          ...(input.business_profile ? { business_profile: { ...known.business_profile, ...input.business_profile } } : {}),
          ...(input.default_return_url === undefined ? {} : { default_return_url: input.default_return_url }),
          ...(input.metadata === undefined ? {} : { metadata: mergeMetadata(known.metadata, input.metadata) }),
          ...(input.name === undefined ? {} : { name: input.name }),
          updated: nowFor(scope),
        },
        'billing_portal.configuration.updated',
      );
    },
  ),
  route(
    'POST',
    '/v1/billing_portal/sessions',
    params<Stripe.BillingPortal.SessionCreateParams>()({
      customer: text,
      configuration: text.optional(),
      flow_data: flow.optional(),
      locale: text.optional(),
      return_url: url.optional(),
    }),
    (scope, input) => {
      const { store, account } = scope;
      store.get('customer', account, input.customer, 'customer');
      const configuration = input.configuration
        ? store.get('billing_portal.configuration', account, input.configuration, 'configuration')
        : store.all('billing_portal.configuration', account).find(({ is_default }) => is_default);
      if (!configuration)
        throw new StripeError({
          message:
            'No configuration provided and your test mode default configuration has not been created. Provide a configuration or create your default by saving your customer portal settings in test mode at https://dashboard.stripe.com/test/settings/billing/portal.',
        });
      for (const one of [
        input.flow_data?.subscription_cancel,
        input.flow_data?.subscription_update,
        input.flow_data?.subscription_update_confirm,
      ])
        if (one && store.get('subscription', account, one.subscription, 'flow_data').customer !== input.customer)
          throw new StripeError({ param: 'flow_data', message: 'The subscription does not belong to the customer.' });
      const id = newId('bps');
      const completion = input.flow_data?.after_completion;
      return create(
        scope,
        {
          id,
          object: 'billing_portal.session',
          configuration: configuration.id,
          created: nowOf(scope, input.customer),
          customer: input.customer,
          customer_account: null,
          flow: input.flow_data
            ? {
                after_completion: {
                  type: completion?.type ?? 'portal_homepage',
                  redirect: completion?.redirect ?? null,
                  hosted_confirmation: completion?.hosted_confirmation
                    ? { custom_message: completion.hosted_confirmation.custom_message ?? null }
                    : null,
                },
                customer_update: null,
                subscription_cancel: input.flow_data.subscription_cancel
                  ? { ...input.flow_data.subscription_cancel, retention: null }
                  : null,
                subscription_pause: null,
                subscription_update: input.flow_data.subscription_update ?? null,
                subscription_update_confirm: input.flow_data.subscription_update_confirm
                  ? {
                      discounts: null,
                      items: input.flow_data.subscription_update_confirm.items.map((item) => ({
                        id: item.id,
                        price: item.price ?? null,
                        ...(item.quantity ? { quantity: item.quantity } : {}),
                      })),
                      subscription: input.flow_data.subscription_update_confirm.subscription,
                    }
                  : null,
                type: input.flow_data.type,
              }
            : null,
          livemode: false,
          locale: (input.locale as Shapes['billing_portal.session']['locale']) ?? null,
          on_behalf_of: null,
          return_url: input.return_url ?? configuration.default_return_url,
          url: `${scope.origin}/p/session/${id}${randomName(20)}`,
        },
        'billing_portal.session.created',
        { realCreated: Math.floor(Date.now() / 1000) },
      );
    },
  ),
];
