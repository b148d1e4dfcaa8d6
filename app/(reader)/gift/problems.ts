import type { GiftProblem } from '@/lib/billing/gifts/redeem-gift';

/** Why a gift cannot be redeemed, in words. */
export const GIFT_PROBLEMS: Record<GiftProblem, string> = {
  'gift-unknown': 'There is no gift with this code. Check that the link is whole.',
  'gift-redeemed': 'This gift was redeemed already. If that was you, sign in to read.',
  'gift-revoked': 'This gift was taken back by who bought it.',
  'email-invalid': 'Please check the address: it should look like name@example.com.',
};
