import Stripe from 'stripe';

/** What a refusal of Stripe's means for us. */
export type StripeProblem =
  | 'card-refused'
  | 'key-refused'
  | 'not-allowed'
  | 'unreachable'
  | 'too-many-requests'
  | 'unknown-object'
  | 'refused';

/** Sorts what the SDK threw, by class and code, never by words. Null for what is not Stripe's: a bug of ours. */
export function stripeProblem(error: unknown): StripeProblem | null {
  if (!(error instanceof Stripe.errors.StripeError)) return null;
  if (error instanceof Stripe.errors.StripeCardError) return 'card-refused';
  if (error instanceof Stripe.errors.StripeAuthenticationError) return 'key-refused';
  if (error instanceof Stripe.errors.StripePermissionError) return 'not-allowed';
  if (error instanceof Stripe.errors.StripeRateLimitError) return 'too-many-requests';
  if (error instanceof Stripe.errors.StripeConnectionError || error instanceof Stripe.errors.StripeAPIError) return 'unreachable';
  return error.code === 'resource_missing' ? 'unknown-object' : 'refused';
}
