import type { SuppressionReason } from '@/lib/db/types';

export const SUBSCRIBER_STATES = ['pending', 'confirmed', 'ended', 'suppressed'] as const;
export type SubscriberState = (typeof SUBSCRIBER_STATES)[number];

/** The one word for where a subscriber stands. A suppression wins: whatever else is true, no mail goes there. */
export function subscriberState(facts: {
  confirmedAt: Date | null;
  endedAt: Date | null;
  suppression: SuppressionReason | null;
}): SubscriberState {
  if (facts.suppression) return 'suppressed';
  if (facts.endedAt) return 'ended';
  return facts.confirmedAt ? 'confirmed' : 'pending';
}
