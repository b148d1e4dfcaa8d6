import type { Payment } from '@/lib/db/types';

/** A dispute that is open, or was lost: the money is not the writer's. */
const TAKEN = ['needs_response', 'under_review', 'lost', 'warning_needs_response', 'warning_under_review'];

export const isDisputed = ({ disputeStatus }: Pick<Payment, 'disputeStatus'>): boolean => TAKEN.includes(disputeStatus ?? '');

type Money = Pick<Payment, 'amount' | 'refunded' | 'disputeStatus'>;
/** Whether all of a payment was given back, or is disputed. A part given back changes nothing. */
export const isTakenBack = ({ amount, refunded, ...money }: Money): boolean =>
  (amount > 0 && refunded >= amount) || isDisputed(money);
