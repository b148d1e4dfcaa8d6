import type { Shapes } from '../shapes';
import { newId } from '../store';
import { create, type Scope } from '../world';

type BalanceTransaction = Shapes['balance_transaction'];
type Entry = {
  type: 'charge' | 'refund' | 'adjustment' | 'application_fee' | 'application_fee_refund';
  amount: number;
  currency: string;
  source: string;
  /** Unix seconds. */
  at: number;
  /** What the platform takes of it; below zero what it gives back. */
  applicationFee?: number;
};

/** What Stripe's reports call what they do not call by its type. */
const CATEGORIES: Partial<Record<Entry['type'], string>> = {
  adjustment: 'dispute',
  application_fee: 'platform_earning',
  application_fee_refund: 'platform_earning_refund',
};

/** Enters money that comes to an account, or leaves it. Stripe's usual fee in Europe is 1.5 % and 25 cents; what is given back
 *  keeps that one. @returns the entry's id */
export function bookIn(scope: Scope, { type, amount, currency, source, at, applicationFee = 0 }: Entry): string {
  const details: BalanceTransaction['fee_details'] = [];
  if (type === 'charge') {
    const fee = Math.round(amount * 0.015) + 25;
    details.push({ amount: fee, application: null, currency, description: 'Stripe processing fees', type: 'stripe_fee' });
  }
  if (applicationFee !== 0) {
    const { platform } = scope.store.settingsOf(scope.account);
    const application = platform ? applicationOf(platform) : null;
    const description = `Platform application fee${applicationFee < 0 ? ' refund' : ''}`;
    details.push({ amount: applicationFee, application, currency, description, type: 'application_fee' });
  }
  const fee = details.reduce((sum, one) => sum + one.amount, 0);
  return create(
    scope,
    {
      id: newId('txn'),
      object: 'balance_transaction',
      amount,
      available_on: at + 2 * 86_400,
      balance_type: 'payments',
      created: at,
      currency,
      description: null,
      exchange_rate: null,
      fee,
      fee_details: details,
      net: amount - fee,
      reporting_category: CATEGORIES[type] ?? type,
      source,
      status: 'pending',
      type,
    },
    null,
  ).id;
}

export const applicationOf = (platform: string) => `ca_${platform.slice(5)}`;
