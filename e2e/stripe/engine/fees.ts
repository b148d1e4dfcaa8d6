import { type Charge, listOf } from '../shapes';
import { newId } from '../store';
import { change, create, emit, type Scope } from '../world';
import { applicationOf, bookIn } from './balance';

/** The scope of the platform that a connected account belongs to. */
const above = (scope: Scope): Scope => ({ ...scope, account: scope.store.settingsOf(scope.account).platform! });

/** The platform's share of a charge, which is the platform's own. @returns its id */
export function takeFee(scope: Scope, charge: Pick<Charge, 'id' | 'currency' | 'created'>, amount: number): string {
  const platform = above(scope);
  const id = newId('fee');
  const { currency, created } = charge;
  return create(
    platform,
    {
      id,
      object: 'application_fee',
      account: scope.account,
      amount,
      amount_refunded: 0,
      application: applicationOf(platform.account),
      balance_transaction: bookIn(platform, { type: 'application_fee', amount, currency, source: id, at: created }),
      charge: charge.id,
      created,
      currency,
      fee_source: { charge: charge.id, type: 'charge' },
      livemode: false,
      originating_transaction: null,
      refunded: false,
      refunds: listOf(`/v1/application_fees/${id}/refunds`, []),
    },
    'application_fee.created',
  ).id;
}

/** Gives of the platform's share back what a refund asks for: in proportion, and with the last of the charge all that is left
 *  (docs.stripe.com/api/refunds/create, `refund_application_fee`). @returns how much */
export function giveFeeBack(scope: Scope, charge: Charge, refunded: number, at: number): number {
  const platform = above(scope);
  const fee = platform.store.get('application_fee', platform.account, charge.application_fee!);
  const left = fee.amount - fee.amount_refunded;
  const isRest = charge.amount_refunded + refunded === charge.amount;
  const amount = isRest ? left : Math.min(left, Math.round((fee.amount * refunded) / charge.amount));
  if (amount === 0) return 0;
  const id = newId('fr');
  const { currency } = fee;
  const refund = {
    ...{ id, object: 'fee_refund' as const, amount, created: at, currency, fee: fee.id, metadata: {} },
    balance_transaction: bookIn(platform, { type: 'application_fee_refund', amount: -amount, currency, source: id, at }),
  };
  const total = fee.amount_refunded + amount;
  const refunds = { ...fee.refunds, data: [refund, ...fee.refunds.data] };
  const changed = change(platform, fee, { amount_refunded: total, refunded: total === fee.amount, refunds }, null);
  emit(platform, 'application_fee.refunded', changed);
  return amount;
}
