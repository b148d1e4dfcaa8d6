const DAY_MS = 86_400_000;

export type SubscriptionFacts = {
  /** Stripe's word */
  status: string;
  currentPeriodStart: Date;
  currentPeriodEnd: Date;
  /** The end of what was paid before a pause; null while it is not paused */
  pausedUntilPaid: Date | null;
  /** The money for the period that runs was given back, or is disputed */
  moneyBack: boolean;
};

/** Whether a subscription of Stripe's lets its reader read, and until when that holds by itself (null: until Stripe tells).
 *  - trialing, active: yes; cancelled at the period's end it stays active until then
 *  - paused: to the end of what was paid
 *  - past_due: for the days of grace from the day the payment was due
 *  - money of the running period refunded in full, disputed, or the dispute lost: no
 *  - incomplete (never paid), unpaid, canceled, paused after a trial without a card: no */
export function subscriptionGrants(facts: SubscriptionFacts, graceDays: number, now: Date): { until: Date | null } | null {
  const { status, currentPeriodStart, pausedUntilPaid, moneyBack } = facts;
  if (moneyBack) return null;
  if (status === 'trialing' || status === 'active') {
    if (!pausedUntilPaid) return { until: null };
    return pausedUntilPaid > now ? { until: pausedUntilPaid } : null;
  }
  if (status !== 'past_due') return null;
  const graceEnds = new Date(currentPeriodStart.getTime() + graceDays * DAY_MS);
  return graceEnds > now ? { until: graceEnds } : null;
}
