import type Stripe from 'stripe';
import { z } from 'zod';
import { StripeError } from '../errors';
import { listRoute, same } from '../list-route';
import {
  bool,
  currency,
  decimal,
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
  when,
} from '../params';
import { route } from '../route';
import { newId, randomName } from '../store';
import { change, create, emit, nowFor } from '../world';

const CreateCoupon = params<Stripe.CouponCreateParams>()({
  id: text.optional(),
  amount_off: number.optional(),
  applies_to: z.strictObject({ products: z.array(text).optional() }).optional(),
  currency: currency.optional(),
  duration: z.enum(['once', 'repeating', 'forever']).optional(),
  duration_in_months: number.optional(),
  max_redemptions: number.optional(),
  metadata: metadata.optional(),
  name: text.max(40).optional(),
  percent_off: decimal.pipe(z.number().gt(0).max(100)).optional(),
  redeem_by: when.optional(),
});
const UpdateCoupon = params<Stripe.CouponUpdateParams>()({
  metadata: metadata.optional(),
  name: orEmpty(text.max(40)).optional(),
});

const CreateCode = params<Stripe.PromotionCodeCreateParams>()({
  promotion: z.strictObject({ type: z.literal('coupon'), coupon: text }),
  active: bool.optional(),
  code: text.regex(/^[A-Za-z0-9-]+$/, 'letters, digits and dashes').optional(),
  customer: text.optional(),
  expires_at: when.optional(),
  max_redemptions: number.optional(),
  metadata: metadata.optional(),
  restrictions: z
    .strictObject({
      first_time_transaction: bool.optional(),
      minimum_amount: number.optional(),
      minimum_amount_currency: currency.optional(),
    })
    .optional(),
});
const UpdateCode = params<Stripe.PromotionCodeUpdateParams>()({ active: bool.optional(), metadata: metadata.optional() });

export const discountRoutes = [
  route('POST', '/v1/coupons', CreateCoupon, (scope, input) => {
    const { amount_off, percent_off, duration = 'once', duration_in_months } = input;
    if ((amount_off === undefined) === (percent_off === undefined))
      throw new StripeError({
        code: 'parameter_missing',
        message: 'You must pass either `percent_off` or `amount_off`, and not both.',
      });
    if (amount_off !== undefined && !input.currency)
      throw new StripeError({
        code: 'parameter_missing',
        param: 'currency',
        message: 'You must pass `currency` when passing `amount_off`.',
      });
    if ((duration === 'repeating') !== (duration_in_months !== undefined))
      throw new StripeError({
        param: 'duration_in_months',
        message: 'You must pass `duration_in_months` when, and only when, `duration` is `repeating`.',
      });
    if (input.id && scope.store.any(scope.account, input.id))
      throw new StripeError({ code: 'resource_already_exists', param: 'id', message: 'Coupon already exists.' });
    for (const product of input.applies_to?.products ?? [])
      scope.store.get('product', scope.account, product, 'applies_to[products]');
    return create(
      scope,
      {
        id: input.id ?? randomName(8),
        object: 'coupon',
        amount_off: amount_off ?? null,
        created: nowFor(scope),
        currency: amount_off === undefined ? null : input.currency!,
        duration,
        duration_in_months: duration_in_months ?? null,
        livemode: false,
        max_redemptions: input.max_redemptions ?? null,
        metadata: mergeMetadata({}, input.metadata),
        name: input.name ?? null,
        percent_off: percent_off ?? null,
        redeem_by: input.redeem_by ?? null,
        times_redeemed: 0,
        valid: true,
      },
      'coupon.created',
      input.applies_to ? { appliesTo: input.applies_to } : {},
    );
  }),
  listRoute('/v1/coupons', 'coupon', params<Stripe.CouponListParams>()({ ...paging, created: range.optional() }), () => true),
  route('GET', '/v1/coupons/:id', noParams, ({ store, account }, _, id) => store.get('coupon', account, id!)),
  route('POST', '/v1/coupons/:id', UpdateCoupon, (scope, { expand: _, metadata: meta, ...input }, id) => {
    const coupon = scope.store.get('coupon', scope.account, id!);
    return change(
      scope,
      coupon,
      { ...named(input), ...(meta === undefined ? {} : { metadata: mergeMetadata(coupon.metadata, meta) }) },
      'coupon.updated',
    );
  }),
  route('DELETE', '/v1/coupons/:id', noParams, (scope, _, id) => {
    const coupon = scope.store.get('coupon', scope.account, id!);
    // Discounts that stand go on; only new ones end with it, as at Stripe.
    change(scope, coupon, { valid: false }, null);
    for (const code of scope.store.all('promotion_code', scope.account))
      if (code.promotion.coupon === coupon.id) change(scope, code, { active: false }, 'promotion_code.updated');
    if (!scope.store.all('discount', scope.account).some(({ source }) => source.coupon === coupon.id))
      scope.store.delete(coupon.id);
    emit(scope, 'coupon.deleted', coupon);
    return { id: coupon.id, object: 'coupon', deleted: true };
  }),
  route('POST', '/v1/promotion_codes', CreateCode, (scope, input) => {
    const { store, account } = scope;
    const coupon = store.get('coupon', account, input.promotion.coupon, 'promotion[coupon]');
    if (!coupon.valid)
      throw new StripeError({ code: 'coupon_expired', param: 'promotion[coupon]', message: `Coupon expired: ${coupon.id}` });
    const code = input.code ?? randomName(8).toUpperCase();
    if (store.all('promotion_code', account).some((one) => one.active && one.code.toLowerCase() === code.toLowerCase()))
      throw new StripeError({ param: 'code', message: `An active promotion code with \`code: ${code}\` already exists.` });
    return create(
      scope,
      {
        id: newId('promo'),
        object: 'promotion_code',
        active: input.active ?? true,
        code,
        created: nowFor(scope),
        customer: input.customer ?? null,
        customer_account: null,
        expires_at: input.expires_at ?? coupon.redeem_by,
        livemode: false,
        max_redemptions: input.max_redemptions ?? null,
        metadata: mergeMetadata({}, input.metadata),
        promotion: { coupon: coupon.id, type: 'coupon' },
        restrictions: {
          first_time_transaction: input.restrictions?.first_time_transaction ?? false,
          minimum_amount: input.restrictions?.minimum_amount ?? null,
          minimum_amount_currency: input.restrictions?.minimum_amount_currency ?? null,
        },
        times_redeemed: 0,
      },
      'promotion_code.created',
    );
  }),
  listRoute(
    '/v1/promotion_codes',
    'promotion_code',
    params<Stripe.PromotionCodeListParams>()({
      ...paging,
      active: bool.optional(),
      code: text.optional(),
      coupon: text.optional(),
      customer: text.optional(),
      created: range.optional(),
    }),
    (one, { active, code, coupon, customer }) =>
      same(active, one.active) &&
      same(code?.toLowerCase(), one.code.toLowerCase()) &&
      same(coupon, one.promotion.coupon) &&
      same(customer, one.customer),
  ),
  route('GET', '/v1/promotion_codes/:id', noParams, ({ store, account }, _, id) => store.get('promotion_code', account, id!)),
  route('POST', '/v1/promotion_codes/:id', UpdateCode, (scope, { expand: _, metadata: meta, ...input }, id) => {
    const code = scope.store.get('promotion_code', scope.account, id!);
    return change(
      scope,
      code,
      { ...named(input), ...(meta === undefined ? {} : { metadata: mergeMetadata(code.metadata, meta) }) },
      'promotion_code.updated',
    );
  }),
];
