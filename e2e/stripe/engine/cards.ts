import { createHash } from 'node:crypto';
import { StripeError } from '../errors';
import type { PaymentMethod } from '../shapes';
import { newId } from '../store';
import { create, nowOf, type Scope } from '../world';

/** What a bank says to a charge. */
export type Verdict = { ok: true } | { ok: false; code: string; declineCode: string | null; message: string };
/** How a card behaves. `asks`: confirms with its holder every time, once when it is set up, or never. */
export type Behaviour = { verdict: Verdict; asks: 'never' | 'always' | 'unless-set-up'; failsLater: boolean; disputed?: boolean };

const declined = (declineCode: string, message = 'Your card was declined.', code = 'card_declined'): Verdict => ({
  ok: false,
  code,
  declineCode: code === 'card_declined' ? declineCode : null,
  message,
});
const pays: Behaviour = { verdict: { ok: true }, asks: 'never', failsLater: false };
const refuses = (verdict: Verdict): Behaviour => ({ verdict, asks: 'never', failsLater: false });

type Card = { number: string; brand: string; token: string; funding?: string; behaviour: Behaviour };
/** Stripe's documented test cards (docs.stripe.com/testing); every other number is refused. */
const CARDS: Card[] = [
  { number: '4242424242424242', brand: 'visa', token: 'visa', behaviour: pays },
  { number: '4000056655665556', brand: 'visa', token: 'visa_debit', funding: 'debit', behaviour: pays },
  { number: '5555555555554444', brand: 'mastercard', token: 'mastercard', behaviour: pays },
  { number: '378282246310005', brand: 'amex', token: 'amex', behaviour: pays },
  { number: '4000000000000002', brand: 'visa', token: 'visa_chargeDeclined', behaviour: refuses(declined('generic_decline')) },
  {
    number: '4000000000009995',
    brand: 'visa',
    token: 'visa_chargeDeclinedInsufficientFunds',
    behaviour: refuses(declined('insufficient_funds', 'Your card has insufficient funds.')),
  },
  { number: '4000000000009987', brand: 'visa', token: 'visa_chargeDeclinedLostCard', behaviour: refuses(declined('lost_card')) },
  {
    number: '4000000000009979',
    brand: 'visa',
    token: 'visa_chargeDeclinedStolenCard',
    behaviour: refuses(declined('stolen_card')),
  },
  {
    number: '4000000000000069',
    brand: 'visa',
    token: 'chargeDeclinedExpiredCard',
    behaviour: refuses(declined('expired_card', 'Your card has expired.', 'expired_card')),
  },
  {
    number: '4000000000000127',
    brand: 'visa',
    token: 'chargeDeclinedIncorrectCvc',
    behaviour: refuses(declined('incorrect_cvc', "Your card's security code is incorrect.", 'incorrect_cvc')),
  },
  {
    number: '4000000000000119',
    brand: 'visa',
    token: 'chargeDeclinedProcessingError',
    behaviour: refuses(
      declined(
        'processing_error',
        'An error occurred while processing your card. Try again in a little bit.',
        'processing_error',
      ),
    ),
  },
  {
    number: '4000000000000341',
    brand: 'visa',
    token: 'chargeCustomerFail',
    behaviour: { verdict: declined('generic_decline'), asks: 'never', failsLater: true },
  },
  { number: '4000000000000259', brand: 'visa', token: 'createDispute', behaviour: { ...pays, disputed: true } },
  { number: '4000002760003184', brand: 'visa', token: 'authenticationRequired', behaviour: { ...pays, asks: 'always' } },
  {
    number: '4000002500003155',
    brand: 'visa',
    token: 'authenticationRequiredOnSetup',
    behaviour: { ...pays, asks: 'unless-set-up' },
  },
  {
    number: '4000008400001629',
    brand: 'visa',
    token: 'authenticationRequiredChargeDeclined',
    behaviour: { verdict: declined('generic_decline'), asks: 'always', failsLater: false },
  },
];

export type Billing = { name?: string | null; email?: string | null; country?: string | null };
export type CardInput = { number: string; expMonth: number; expYear: number; cvc: string };

const digits = (number: string) => number.replace(/[\s-]/g, '');
/** @throws StripeError of a card that is none of the test cards, or whose date has passed */
export function readCard(input: CardInput, now: number): Card {
  const card = CARDS.find(({ number }) => number === digits(input.number));
  const refuse = (code: string, message: string, param: string) =>
    new StripeError({ status: 402, type: 'card_error', code, param, message });
  if (!card)
    throw refuse(
      'incorrect_number',
      'Your card number is incorrect. Only test cards work here, such as 4242 4242 4242 4242.',
      'number',
    );
  if (!(input.expMonth >= 1 && input.expMonth <= 12))
    throw refuse('invalid_expiry_month', "Your card's expiration month is invalid.", 'exp_month');
  if (Date.UTC(input.expYear, input.expMonth, 1) / 1000 <= now)
    throw refuse('invalid_expiry_year', "Your card's expiration year is invalid.", 'exp_year');
  if (!/^\d{3,4}$/.test(input.cvc)) throw refuse('invalid_cvc', "Your card's security code is invalid.", 'cvc');
  return card;
}

/** `pm_card_visa` and its like, which stand for new cards in Stripe's tests. */
export const cardOfToken = (token: string) => CARDS.find((card) => token === `pm_card_${card.token}`);

export function createPaymentMethod(
  scope: Scope,
  card: Card,
  customer: string | null,
  billing: Billing = {},
  exp?: { month: number; year: number },
) {
  const method: PaymentMethod = {
    id: newId('pm'),
    object: 'payment_method',
    allow_redisplay: 'unspecified',
    billing_details: {
      address: { city: null, country: billing.country ?? null, line1: null, line2: null, postal_code: null, state: null },
      email: billing.email ?? null,
      name: billing.name ?? null,
      phone: null,
      tax_id: null,
    },
    card: {
      brand: card.brand,
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
      country: 'US',
      display_brand: card.brand,
      exp_month: exp?.month ?? 12,
      exp_year: exp?.year ?? new Date().getUTCFullYear() + 5,
      fingerprint: createHash('sha256').update(card.number).digest('base64url').slice(0, 16),
      funding: card.funding ?? 'credit',
      generated_from: null,
      last4: card.number.slice(-4),
      networks: { available: [card.brand], preferred: null },
      regulated_status: 'unregulated',
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
    created: nowOf(scope, customer),
    customer,
    customer_account: null,
    livemode: false,
    metadata: {},
    type: 'card',
  };
  return create(scope, method, customer ? 'payment_method.attached' : null, { number: card.number });
}

export function behaviourOf({ store }: Scope, paymentMethodId: string): Behaviour {
  const { number } = store.hidden<{ number: string }>(paymentMethodId);
  return CARDS.find((card) => card.number === number)!.behaviour;
}
