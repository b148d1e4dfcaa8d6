import type { Charge, Dispute, PaymentIntent, Refund } from '../shapes';
import { newId, randomName } from '../store';
import { change, create, emit, nowOf, type Scope } from '../world';
import { applicationOf, bookIn } from './balance';
import { behaviourOf } from './cards';
import { giveFeeBack, takeFee } from './fees';

type Intended = {
  amount: number;
  currency: string;
  customer: string | null;
  description: string | null;
  metadata?: Record<string, string>;
  receiptEmail?: string | null;
  applicationFee?: number | null;
  setupFutureUsage?: 'off_session' | 'on_session' | null;
};

export function createPaymentIntent(scope: Scope, intended: Intended, hidden: Record<string, unknown> = {}): PaymentIntent {
  const id = newId('pi');
  const { platform } = scope.store.settingsOf(scope.account);
  const intent: PaymentIntent = {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: null,
    amount: intended.amount,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: platform ? applicationOf(platform) : null,
    application_fee_amount: intended.applicationFee ?? null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: 'automatic',
    client_secret: `${id}_secret_${randomName(25)}`,
    confirmation_method: 'automatic',
    created: nowOf(scope, intended.customer),
    currency: intended.currency,
    customer: intended.customer,
    customer_account: null,
    description: intended.description,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: intended.metadata ?? {},
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: ['card'],
    payment_record: null,
    processing: null,
    receipt_email: intended.receiptEmail ?? null,
    review: null,
    setup_future_usage: intended.setupFutureUsage ?? null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: 'requires_payment_method',
    transfer_data: null,
    transfer_group: null,
  };
  return create(scope, intent, 'payment_intent.created', hidden);
}

export type Outcome = { ok: true; intent: PaymentIntent } | { ok: false; reason: 'declined' | 'asks'; intent: PaymentIntent };

/** Charges the card. `confirmed`: its holder has just confirmed; `offSession`: nobody is there who could. */
export function confirmIntent(
  scope: Scope,
  known: PaymentIntent,
  paymentMethodId: string,
  { confirmed = false, offSession = false }: { confirmed?: boolean; offSession?: boolean } = {},
): Outcome {
  const { verdict, asks, disputed } = behaviourOf(scope, paymentMethodId);
  const { setUp } = scope.store.hidden<{ setUp?: boolean }>(paymentMethodId);
  const mustAsk = !confirmed && (asks === 'always' || (asks === 'unless-set-up' && !setUp));
  if (mustAsk && !offSession) {
    const intent = change(
      scope,
      known,
      {
        status: 'requires_action',
        payment_method: paymentMethodId,
        last_payment_error: null,
        next_action: {
          type: 'redirect_to_url',
          redirect_to_url: { return_url: null, url: `${scope.origin}/confirm/${known.id}` },
        },
      },
      'payment_intent.requires_action',
    );
    return { ok: false, reason: 'asks', intent };
  }
  const final = mustAsk
    ? {
        ok: false as const,
        code: 'authentication_required',
        declineCode: 'authentication_required',
        message: 'Your card was declined. This transaction requires authentication.',
      }
    : verdict;
  if (confirmed) scope.store.hide(paymentMethodId, { setUp: true });
  const charge = createCharge(scope, known, paymentMethodId, final);
  if (final.ok) {
    const intent = change(
      scope,
      known,
      {
        status: 'succeeded',
        amount_received: known.amount,
        latest_charge: charge.id,
        payment_method: paymentMethodId,
        last_payment_error: null,
        next_action: null,
      },
      'payment_intent.succeeded',
    );
    if (disputed) openDispute(scope, charge);
    return { ok: true, intent };
  }
  const intent = change(
    scope,
    known,
    {
      status: 'requires_payment_method',
      latest_charge: charge.id,
      payment_method: null,
      next_action: null,
      last_payment_error: {
        type: 'card_error',
        code: final.code as NonNullable<PaymentIntent['last_payment_error']>['code'],
        message: final.message,
        charge: charge.id,
        ...(final.declineCode ? { decline_code: final.declineCode } : {}),
        payment_method: structuredClone(scope.store.get('payment_method', scope.account, paymentMethodId)),
      } as PaymentIntent['last_payment_error'],
    },
    null,
  );
  emit(scope, 'payment_intent.payment_failed', intent);
  return { ok: false, reason: mustAsk ? 'asks' : 'declined', intent };
}

function createCharge(
  scope: Scope,
  intent: PaymentIntent,
  paymentMethodId: string,
  verdict: ReturnType<typeof behaviourOf>['verdict'],
): Charge {
  const method = scope.store.get('payment_method', scope.account, paymentMethodId);
  const card = method.card!;
  const id = newId('ch');
  const { currency } = intent;
  const created = nowOf(scope, intent.customer);
  const share = verdict.ok && intent.application ? intent.application_fee_amount : null;
  const charge: Charge = {
    id,
    object: 'charge',
    amount: intent.amount,
    amount_captured: verdict.ok ? intent.amount : 0,
    amount_refunded: 0,
    application: intent.application,
    application_fee: share ? takeFee(scope, { id, currency, created }, share) : null,
    application_fee_amount: intent.application_fee_amount,
    balance_transaction: verdict.ok
      ? bookIn(scope, { type: 'charge', amount: intent.amount, currency, source: id, at: created, applicationFee: share ?? 0 })
      : null,
    billing_details: { ...method.billing_details },
    calculated_statement_descriptor: 'TEST MONEY',
    captured: verdict.ok,
    created,
    currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: verdict.ok ? null : verdict.code,
    failure_message: verdict.ok ? null : verdict.message,
    fraud_details: {},
    livemode: false,
    metadata: { ...intent.metadata },
    on_behalf_of: null,
    outcome: {
      advice_code: verdict.ok ? null : 'try_again_later',
      network_advice_code: null,
      network_decline_code: null,
      network_status: verdict.ok ? 'approved_by_network' : 'declined_by_network',
      reason: verdict.ok ? null : (verdict.declineCode ?? verdict.code),
      risk_level: 'normal',
      risk_score: 20,
      seller_message: verdict.ok ? 'Payment complete.' : 'The bank did not return any further details with this decline.',
      type: verdict.ok ? 'authorized' : 'issuer_declined',
    },
    paid: verdict.ok,
    payment_intent: intent.id,
    payment_method: paymentMethodId,
    payment_method_details: {
      type: 'card',
      card: {
        amount_authorized: verdict.ok ? intent.amount : null,
        authorization_code: verdict.ok ? '123456' : null,
        brand: card.brand,
        checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
        country: card.country,
        electronic_commerce_indicator: null,
        exp_month: card.exp_month,
        exp_year: card.exp_year,
        extended_authorization: { status: 'disabled' },
        fingerprint: card.fingerprint,
        funding: card.funding,
        incremental_authorization: { status: 'unavailable' },
        installments: null,
        last4: card.last4,
        mandate: null,
        multicapture: { status: 'unavailable' },
        network: card.brand,
        network_token: { used: false },
        network_transaction_id: '104102978678771',
        overcapture: { maximum_amount_capturable: intent.amount, status: 'unavailable' },
        regulated_status: 'unregulated',
        three_d_secure: null,
        transaction_link_id: null,
        wallet: null,
      },
    },
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: verdict.ok ? `${scope.origin}/receipts/${id}` : null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: verdict.ok ? 'succeeded' : 'failed',
    transfer_data: null,
    transfer_group: null,
  };
  return create(scope, charge, verdict.ok ? 'charge.succeeded' : 'charge.failed');
}

type Refunding = { amount: number; reason: Refund['reason']; metadata: Record<string, string>; withFee: boolean };

/** @param refunding `withFee`: of the platform's share as much goes back. */
export function createRefund(scope: Scope, charge: Charge, { amount, reason, metadata, withFee }: Refunding): Refund {
  const id = newId('re');
  const { currency } = charge;
  const at = nowOf(scope, charge.customer);
  const applicationFee = withFee ? -giveFeeBack(scope, charge, amount, at) : 0;
  const refund: Refund = {
    id,
    object: 'refund',
    amount,
    balance_transaction: bookIn(scope, { type: 'refund', amount: -amount, currency, source: id, at, applicationFee }),
    charge: charge.id,
    created: at,
    currency,
    customer: charge.customer,
    customer_account: null,
    destination_details: {
      type: 'card',
      card: { type: 'refund', reference_status: 'pending', reference_type: 'acquirer_reference_number' },
    },
    metadata,
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: 'succeeded',
    transfer_reversal: null,
  };
  const made = create(scope, refund, 'refund.created');
  const total = charge.amount_refunded + amount;
  const changed = change(scope, charge, { amount_refunded: total, refunded: total === charge.amount }, null);
  emit(scope, 'charge.refunded', changed, { amount_refunded: charge.amount_refunded, refunded: charge.refunded });
  emit(scope, 'refund.updated', made);
  return made;
}

/** The holder tells their bank that they do not know the payment: the money is taken back until it is settled. */
function openDispute(scope: Scope, charge: Charge): Dispute {
  const id = newId('du');
  const { currency } = charge;
  const at = nowOf(scope, charge.customer);
  const taken = bookIn(scope, { type: 'adjustment', amount: -charge.amount, currency, source: id, at });
  const dispute: Dispute = {
    id,
    object: 'dispute',
    amount: charge.amount,
    balance_transactions: [{ ...scope.store.get('balance_transaction', scope.account, taken) }],
    charge: charge.id,
    created: at,
    currency,
    enhanced_eligibility_types: [],
    evidence: {
      access_activity_log: null,
      billing_address: null,
      cancellation_policy: null,
      cancellation_policy_disclosure: null,
      cancellation_rebuttal: null,
      customer_communication: null,
      customer_email_address: null,
      customer_name: null,
      customer_purchase_ip: null,
      customer_signature: null,
      duplicate_charge_documentation: null,
      duplicate_charge_explanation: null,
      duplicate_charge_id: null,
      enhanced_evidence: {},
      product_description: null,
      receipt: null,
      refund_policy: null,
      refund_policy_disclosure: null,
      refund_refusal_explanation: null,
      service_date: null,
      service_documentation: null,
      shipping_address: null,
      shipping_carrier: null,
      shipping_date: null,
      shipping_documentation: null,
      shipping_tracking_number: null,
      uncategorized_file: null,
      uncategorized_text: null,
    },
    evidence_details: {
      due_by: at + 7 * 86_400,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'not_submitted',
    },
    intended_submission_method: null,
    is_charge_refundable: false,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    payment_method_details: {
      card: { brand: 'visa', case_type: 'chargeback', network: 'visa', network_reason_code: '10.4' },
      type: 'card',
    },
    reason: 'fraudulent',
    status: 'needs_response',
  };
  change(scope, charge, { disputed: true }, 'charge.updated');
  const made = create(scope, dispute, 'charge.dispute.created');
  emit(scope, 'charge.dispute.funds_withdrawn', made);
  return made;
}

/** The bank has decided. */
export function closeDispute(scope: Scope, dispute: Dispute, won: boolean): Dispute {
  const closed = change(scope, dispute, { status: won ? 'won' : 'lost' }, null);
  if (won) emit(scope, 'charge.dispute.funds_reinstated', closed);
  emit(scope, 'charge.dispute.closed', closed);
  return closed;
}
