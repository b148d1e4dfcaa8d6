import { StripeError } from '../errors';
import type { Discount } from '../shapes';
import { newId } from '../store';
import { change, create, nowOf, type Scope } from '../world';
import { after } from './period';
import type { Applied } from './totals';

type Asked = { coupon?: string; promotion_code?: string; discount?: string };
export type Chosen = { couponId: string; promotionCodeId: string | null };

/** What a caller or a customer may redeem now. @throws StripeError that says why not */
export function chooseDiscount(scope: Scope, asked: Asked, customer: string | null, param = 'discounts[0]'): Chosen {
  const { store, account } = scope;
  const refuse = (code: string, message: string) => new StripeError({ code, param, message });
  let couponId = asked.coupon;
  let promotionCodeId: string | null = null;
  if (asked.promotion_code) {
    const code = store.get('promotion_code', account, asked.promotion_code, `${param}[promotion_code]`);
    if (code.active === false) throw refuse('promotion_code_expired', 'This promotion code is expired or not active.');
    if (code.expires_at && code.expires_at <= nowOf(scope, customer))
      throw refuse('promotion_code_expired', 'This promotion code is expired.');
    if (code.max_redemptions !== null && code.times_redeemed >= code.max_redemptions)
      throw refuse('promotion_code_redeemed', 'This promotion code has been redeemed as often as it may.');
    if (code.customer && code.customer !== customer)
      throw refuse('promotion_code_customer_mismatch', 'This promotion code belongs to another customer.');
    if (
      code.restrictions.first_time_transaction &&
      customer &&
      store.all('charge', account).some((charge) => charge.customer === customer && charge.paid)
    )
      throw refuse('promotion_code_customer_not_first_time', 'This promotion code is for first payments only.');
    promotionCodeId = code.id;
    couponId = code.promotion.coupon!;
  }
  if (!couponId) throw refuse('parameter_missing', 'A discount names a coupon or a promotion code.');
  const coupon = store.get('coupon', account, couponId, `${param}[coupon]`);
  if (!coupon.valid || (coupon.redeem_by !== null && coupon.redeem_by <= nowOf(scope, customer)))
    throw refuse('coupon_expired', `Coupon expired: ${couponId}`);
  if (coupon.max_redemptions !== null && coupon.times_redeemed >= coupon.max_redemptions)
    throw refuse('coupon_expired', `Coupon ${couponId} is used up and cannot be applied.`);
  return { couponId, promotionCodeId };
}

/** Redeems it: the counts go up, and the discount stands from now. */
export function redeem(
  scope: Scope,
  { couponId, promotionCodeId }: Chosen,
  target: { customer: string | null; subscription?: string; checkoutSession?: string },
): Discount {
  const { store, account } = scope;
  const coupon = store.get('coupon', account, couponId);
  const start = nowOf(scope, target.customer);
  const times = coupon.times_redeemed + 1;
  change(
    scope,
    coupon,
    { times_redeemed: times, valid: coupon.max_redemptions === null || times < coupon.max_redemptions },
    null,
  );
  if (promotionCodeId) {
    const code = store.get('promotion_code', account, promotionCodeId);
    const used = code.times_redeemed + 1;
    change(
      scope,
      code,
      { times_redeemed: used, active: code.active && (code.max_redemptions === null || used < code.max_redemptions) },
      'promotion_code.updated',
    );
  }
  const discount: Discount = {
    id: newId('di'),
    object: 'discount',
    checkout_session: target.checkoutSession ?? null,
    customer: target.customer,
    customer_account: null,
    end: coupon.duration === 'repeating' ? after(start, 'month', coupon.duration_in_months!) : null,
    invoice: null,
    invoice_item: null,
    promotion_code: promotionCodeId,
    source: { coupon: couponId, type: 'coupon' },
    start,
    subscription: target.subscription ?? null,
    subscription_item: null,
  };
  return create(scope, discount, 'customer.discount.created');
}

export function appliedOf({ store, account }: Scope, discountIds: string[]): Applied[] {
  return discountIds.map((id) => {
    const discount = store.get('discount', account, id);
    const coupon = store.get('coupon', account, discount.source.coupon!);
    return { id, coupon, products: productsOf({ store, account }, coupon.id) };
  });
}

export const productsOf = ({ store }: Pick<Scope, 'store' | 'account'>, couponId: string) =>
  store.hidden<{ appliesTo?: { products: string[] } }>(couponId).appliesTo?.products;
