import type { GiftProblem } from '@/lib/billing/gifts/redeem-gift';

/** Why a gift cannot be redeemed, by its words. */
export const GIFT_PROBLEMS = {
  'gift-unknown': 'gift.unknown',
  'gift-redeemed': 'gift.redeemed',
  'gift-revoked': 'gift.revoked',
  'email-invalid': 'form.emailInvalid',
} as const satisfies Record<GiftProblem, string>;
