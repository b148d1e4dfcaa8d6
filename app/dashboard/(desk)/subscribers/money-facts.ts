import type { SubscriberMoney, SubscriberPayment } from '@/lib/billing/comps/get-subscriber-money';
import { formatMoney, moneyInput } from '@/lib/format/money';
import { english } from '@/lib/words/english';
import { rhythmWords } from '@/lib/words/price-words';

const REASONS: Record<string, string> = {
  subscription: 'Pays',
  seat: 'In a group that somebody else pays for',
  comp: 'A guest of yours',
  gift: 'By a gift',
  once: 'Paid once',
  lifetime: 'Paid once, for ever',
};
const TROUBLE: Record<string, string> = {
  past_due: ', but the last payment failed',
  unpaid: ', but the last payments failed',
  trialing: ', on trial',
};

/** Why a subscriber reads paid posts, and what they pay, as lines; a line without anything is left out. */
export function moneyFacts({ entitlement, pays, paid }: SubscriberMoney, when: (date: Date) => string) {
  const reads = entitlement
    ? `${REASONS[entitlement.reason] ?? entitlement.reason}${entitlement.until ? `, until ${when(entitlement.until)}` : ''}`
    : 'No';
  const price =
    pays &&
    `${pays.plan}: ${formatMoney(pays.amount * pays.quantity, pays.currency)} ${rhythmWords({ ...pays, months: null }, english)}${TROUBLE[pays.status] ?? ''}`;
  return [
    { term: 'Reads paid posts', value: reads },
    { term: 'Pays', value: price },
    { term: 'Paid so far', value: paid.map(({ amount, currency }) => formatMoney(amount, currency)).join(', ') },
  ].flatMap(({ term, value }) => (value ? [{ term, value }] : []));
}

const KINDS = { subscription: 'Subscription', once: 'Paid once', gift: 'A gift', tip: 'A tip' };

/** A payment as a line of the list. */
export function paymentLine(payment: SubscriberPayment, when: (date: Date) => string) {
  const { id, paidAt, kind, amount, refunded, currency, disputed, runs } = payment;
  const back = refunded > 0 ? `${formatMoney(refunded, currency)} given back` : null;
  return {
    ...{ id, date: when(paidAt), what: KINDS[kind], amount: formatMoney(amount, currency) },
    note: disputed ? 'Disputed' : back,
    // What is disputed is decided by the bank.
    left: disputed || refunded >= amount ? null : moneyInput(amount - refunded, currency),
    currency: currency.toUpperCase(),
    runs,
  };
}
