import type Stripe from 'stripe';
import { z } from 'zod';
import { StripeError } from '../errors';
import { listRoute, same } from '../list-route';
import {
  bool,
  currency,
  mergeMetadata,
  metadata,
  named,
  noParams,
  number,
  orEmpty,
  paging,
  params,
  range,
  text,
  url,
} from '../params';
import { route } from '../route';
import type { Price, Shapes } from '../shapes';
import { newId } from '../store';
import { change, create, emit, nowFor, type Scope } from '../world';

// Products and prices.
const interval = z.enum(['day', 'week', 'month', 'year']);
const taxBehavior = z.enum(['inclusive', 'exclusive', 'unspecified']);
const recurring = z.strictObject({ interval, interval_count: number.optional(), usage_type: z.literal('licensed').optional() });
const customAmount = z.strictObject({
  enabled: bool,
  minimum: number.optional(),
  maximum: number.optional(),
  preset: number.optional(),
});
const productData = z.strictObject({
  name: text,
  description: text.optional(),
  images: z.array(url).optional(),
  metadata: metadata.optional(),
  tax_code: text.optional(),
});
/** A price made in passing, for one session or subscription. */
export const priceData = z.strictObject({
  currency,
  product: text.optional(),
  product_data: productData.optional(),
  recurring: recurring.optional(),
  tax_behavior: taxBehavior.optional(),
  unit_amount: number.optional(),
});

type NewProduct = {
  name: string;
  id?: string;
  active?: boolean;
  description?: string;
  images?: string[];
  metadata?: Record<string, string> | null;
  tax_code?: string;
  url?: string;
  unit_label?: string;
  statement_descriptor?: string;
};
function createProduct(scope: Scope, input: NewProduct): Shapes['product'] {
  const now = nowFor(scope);
  if (input.id && scope.store.any(scope.account, input.id))
    throw new StripeError({ code: 'resource_already_exists', param: 'id', message: `Product already exists: ${input.id}` });
  return create(
    scope,
    {
      id: input.id ?? newId('prod'),
      object: 'product',
      active: input.active ?? true,
      created: now,
      default_price: null,
      description: input.description ?? null,
      images: input.images ?? [],
      livemode: false,
      marketing_features: [],
      metadata: mergeMetadata({}, input.metadata),
      name: input.name,
      package_dimensions: null,
      shippable: null,
      statement_descriptor: input.statement_descriptor ?? null,
      tax_code: input.tax_code ?? null,
      tax_details: null,
      type: 'service',
      unit_label: input.unit_label ?? null,
      updated: now,
      url: input.url ?? null,
    },
    'product.created',
  );
}

type NewPrice = {
  currency: string;
  product?: string;
  product_data?: NewProduct;
  unit_amount?: number;
  recurring?: z.output<typeof recurring>;
  custom_unit_amount?: z.output<typeof customAmount>;
  tax_behavior?: z.output<typeof taxBehavior>;
  lookup_key?: string;
  transfer_lookup_key?: boolean;
  nickname?: string;
  metadata?: Record<string, string> | null;
  active?: boolean;
  currency_options?: Record<string, { unit_amount?: number; tax_behavior?: z.output<typeof taxBehavior> }>;
};
export function createPrice(scope: Scope, input: NewPrice, passing = false): Price {
  const { store, account } = scope;
  if (!input.product && !input.product_data)
    throw new StripeError({
      code: 'parameter_missing',
      param: 'product',
      message: 'You must provide one of `product` or `product_data`.',
    });
  if (input.custom_unit_amount && input.recurring)
    throw new StripeError({ param: 'custom_unit_amount', message: 'Prices with `custom_unit_amount` may not be recurring.' });
  if (input.unit_amount === undefined && !input.custom_unit_amount?.enabled)
    throw new StripeError({ code: 'parameter_missing', param: 'unit_amount', message: 'Missing required param: unit_amount.' });
  if (input.unit_amount !== undefined && input.unit_amount < 0)
    throw new StripeError({ code: 'parameter_invalid_integer', param: 'unit_amount', message: 'Invalid non-negative integer' });
  const product = input.product
    ? store.get('product', account, input.product, 'product')
    : createProduct(scope, input.product_data!);
  if (input.lookup_key) {
    const holder = store.all('price', account).find(({ lookup_key }) => lookup_key === input.lookup_key);
    if (holder && !input.transfer_lookup_key)
      throw new StripeError({
        code: 'resource_already_exists',
        param: 'lookup_key',
        message: `A price (${holder.id}) already uses that lookup key.`,
      });
    if (holder) change(scope, holder, { lookup_key: null }, 'price.updated');
  }
  const custom = input.custom_unit_amount;
  return create(
    scope,
    {
      id: newId('price'),
      object: 'price',
      active: passing ? false : (input.active ?? true),
      billing_scheme: 'per_unit',
      created: nowFor(scope),
      currency: input.currency,
      custom_unit_amount: custom
        ? { minimum: custom.minimum ?? null, maximum: custom.maximum ?? null, preset: custom.preset ?? null }
        : null,
      livemode: false,
      lookup_key: input.lookup_key ?? null,
      metadata: mergeMetadata({}, input.metadata),
      nickname: input.nickname ?? null,
      product: product.id,
      recurring: input.recurring
        ? {
            interval: input.recurring.interval,
            interval_count: input.recurring.interval_count ?? 1,
            meter: null,
            trial_period_days: null,
            usage_type: 'licensed',
          }
        : null,
      tax_behavior: input.tax_behavior ?? 'unspecified',
      tiers_mode: null,
      transform_quantity: null,
      type: input.recurring ? 'recurring' : 'one_time',
      unit_amount: input.unit_amount ?? null,
      unit_amount_decimal: input.unit_amount === undefined ? null : String(input.unit_amount),
    },
    'price.created',
    {
      currencyOptions: {
        [input.currency]: optionOf(input.unit_amount ?? null, input.tax_behavior),
        ...Object.fromEntries(
          Object.entries(input.currency_options ?? {}).map(([code, one]) => [
            code,
            optionOf(one.unit_amount ?? null, one.tax_behavior),
          ]),
        ),
      },
    },
  );
}
const optionOf = (amount: number | null, behavior: string | undefined) => ({
  custom_unit_amount: null,
  tax_behavior: behavior ?? 'unspecified',
  unit_amount: amount,
  unit_amount_decimal: amount === null ? null : String(amount),
});

/** A price's amount in another of its currencies. @throws StripeError when it has none */
export function priceIn(scope: Scope, price: Price, wanted: string | undefined): Price {
  if (!wanted || wanted === price.currency) return price;
  const { currencyOptions } = scope.store.hidden<{
    currencyOptions?: Record<string, { unit_amount: number | null; unit_amount_decimal: string | null }>;
  }>(price.id);
  const option = currencyOptions?.[wanted];
  if (!option)
    throw new StripeError({
      param: 'currency',
      message: `The price specified only supports \`${price.currency}\`. This doesn't match the expected currency: \`${wanted}\`.`,
    });
  return { ...price, currency: wanted, unit_amount: option.unit_amount, unit_amount_decimal: option.unit_amount_decimal };
}

const CreateProduct = params<Stripe.ProductCreateParams>()({
  name: text,
  id: text.optional(),
  active: bool.optional(),
  description: text.optional(),
  images: z.array(url).optional(),
  metadata: metadata.optional(),
  statement_descriptor: text.optional(),
  tax_code: text.optional(),
  unit_label: text.optional(),
  url: url.optional(),
  default_price_data: z
    .strictObject({
      currency,
      unit_amount: number.optional(),
      recurring: recurring.optional(),
      tax_behavior: taxBehavior.optional(),
      metadata: metadata.optional(),
    })
    .optional(),
});
const UpdateProduct = params<Stripe.ProductUpdateParams>()({
  name: text.optional(),
  active: bool.optional(),
  default_price: text.optional(),
  description: orEmpty(text).optional(),
  images: orEmpty(z.array(url)).optional(),
  metadata: metadata.optional(),
  statement_descriptor: text.optional(),
  tax_code: orEmpty(text).optional(),
  unit_label: orEmpty(text).optional(),
  url: orEmpty(url).optional(),
});
const CreatePrice = params<Stripe.PriceCreateParams>()({
  currency,
  active: bool.optional(),
  billing_scheme: z.literal('per_unit').optional(),
  currency_options: z
    .record(currency, z.strictObject({ unit_amount: number.optional(), tax_behavior: taxBehavior.optional() }))
    .optional(),
  custom_unit_amount: customAmount.optional(),
  lookup_key: text.optional(),
  metadata: metadata.optional(),
  nickname: text.optional(),
  product: text.optional(),
  product_data: productData.optional(),
  recurring: recurring.optional(),
  tax_behavior: taxBehavior.optional(),
  transfer_lookup_key: bool.optional(),
  unit_amount: number.optional(),
});
const UpdatePrice = params<Stripe.PriceUpdateParams>()({
  active: bool.optional(),
  lookup_key: orEmpty(text).optional(),
  metadata: metadata.optional(),
  nickname: orEmpty(text).optional(),
  tax_behavior: taxBehavior.optional(),
  transfer_lookup_key: bool.optional(),
});

export const catalogRoutes = [
  route('POST', '/v1/products', CreateProduct, (scope, { default_price_data, ...input }) => {
    const product = createProduct(scope, input);
    if (!default_price_data) return product;
    const price = createPrice(scope, { ...default_price_data, product: product.id });
    return change(scope, product, { default_price: price.id }, 'product.updated');
  }),
  listRoute(
    '/v1/products',
    'product',
    params<Stripe.ProductListParams>()({
      ...paging,
      active: bool.optional(),
      created: range.optional(),
      ids: z.array(text).optional(),
      url: text.optional(),
    }),
    (one, { active, ids, url: at }) => same(active, one.active) && same(at, one.url) && (!ids || ids.includes(one.id)),
  ),
  route('GET', '/v1/products/:id', noParams, ({ store, account }, _, id) => store.get('product', account, id!)),
  route('POST', '/v1/products/:id', UpdateProduct, (scope, { expand: _, metadata: meta, images, ...input }, id) => {
    const product = scope.store.get('product', scope.account, id!);
    const to = {
      ...named(input),
      ...(images === undefined ? {} : { images: images ?? [] }),
      ...(meta === undefined ? {} : { metadata: mergeMetadata(product.metadata, meta) }),
    };
    return change(scope, product, { ...to, updated: nowFor(scope) }, 'product.updated');
  }),
  route('DELETE', '/v1/products/:id', noParams, (scope, _, id) => {
    const product = scope.store.get('product', scope.account, id!);
    if (scope.store.all('price', scope.account).some((price) => price.product === product.id))
      throw new StripeError({ message: 'This product cannot be deleted because it has one or more user-created prices.' });
    scope.store.delete(product.id);
    emit(scope, 'product.deleted', product);
    return { id: product.id, object: 'product', deleted: true };
  }),
  route('POST', '/v1/prices', CreatePrice, (scope, input) => createPrice(scope, input)),
  listRoute(
    '/v1/prices',
    'price',
    params<Stripe.PriceListParams>()({
      ...paging,
      active: bool.optional(),
      created: range.optional(),
      currency: currency.optional(),
      lookup_keys: z.array(text).optional(),
      product: text.optional(),
      type: z.enum(['one_time', 'recurring']).optional(),
    }),
    (one, { active, currency: code, lookup_keys, product, type }) =>
      same(active, one.active) &&
      same(code, one.currency) &&
      same(product, one.product) &&
      same(type, one.type) &&
      (!lookup_keys || (one.lookup_key !== null && lookup_keys.includes(one.lookup_key))),
  ),
  route('GET', '/v1/prices/:id', noParams, ({ store, account }, _, id) => store.get('price', account, id!)),
  route('POST', '/v1/prices/:id', UpdatePrice, (scope, { expand: _, metadata: meta, transfer_lookup_key, ...input }, id) => {
    const price = scope.store.get('price', scope.account, id!);
    if (input.tax_behavior && price.tax_behavior !== 'unspecified' && input.tax_behavior !== price.tax_behavior)
      throw new StripeError({ param: 'tax_behavior', message: 'The tax behavior of a price cannot be changed once it is set.' });
    const holder =
      input.lookup_key &&
      scope.store.all('price', scope.account).find((one) => one.lookup_key === input.lookup_key && one.id !== id);
    if (holder && !transfer_lookup_key)
      throw new StripeError({
        code: 'resource_already_exists',
        param: 'lookup_key',
        message: `A price (${holder.id}) already uses that lookup key.`,
      });
    if (holder) change(scope, holder, { lookup_key: null }, 'price.updated');
    return change(
      scope,
      price,
      { ...named(input), ...(meta === undefined ? {} : { metadata: mergeMetadata(price.metadata, meta) }) },
      'price.updated',
    );
  }),
];
