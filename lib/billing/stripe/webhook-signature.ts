import Stripe from 'stripe';

/** How old a signature may be, and how far ahead of our clock. */
const TOLERANCE_SECONDS = 300;

type Signed = { body: Buffer; signature: string; secret: string; now: Date };

/** Whether Stripe signed exactly these bytes with this secret, within five minutes. */
export function isSignedBy({ body, signature, secret, now }: Signed): boolean {
  const time = Number(/(?:^|,)t=(\d+)(?:,|$)/.exec(signature)?.[1] ?? Number.NaN);
  // The SDK knows too old, and nothing of the future.
  if (!(Math.abs(now.getTime() / 1000 - time) <= TOLERANCE_SECONDS)) return false;
  const verifier = Stripe.webhooks.signature;
  if (!verifier) throw new Error('The Stripe SDK cannot verify signatures here.');
  try {
    return verifier.verifyHeader(body, signature, secret, TOLERANCE_SECONDS, undefined, now.getTime());
  } catch (error) {
    if (error instanceof Stripe.errors.StripeSignatureVerificationError) return false;
    throw error;
  }
}
