import type { Tone } from '@/components/ui/badge';

/** A delivery's state in words for the writer. Deferred is no state of its own in the ledger: pending, tried before. */
export const DELIVERY_WORDS: Record<string, { label: string; tone: Tone }> = {
  pending: { label: 'Queued', tone: 'quiet' },
  deferred: { label: 'Will try again', tone: 'warn' },
  accepted: { label: 'Delivered', tone: 'good' },
  bounced: { label: 'Bounced', tone: 'bad' },
  failed: { label: 'Failed', tone: 'bad' },
  skipped: { label: 'Skipped', tone: 'quiet' },
  cancelled: { label: 'Cancelled', tone: 'quiet' },
};

const REASONS: Record<string, string> = {
  unsubscribed: 'Unsubscribed before it was sent',
  unconfirmed: 'Had not confirmed',
  suppressed: 'This address is never mailed',
  address: 'The address cannot take mail',
  'gave-up': 'Tried for days without success',
  erased: 'Was erased',
  cancelled: 'The mailing was cancelled',
  size: 'The mail was too large for the receiving server',
};

/** Why a delivery ended as it did, in words; null when there is nothing to say. */
export const reasonWords = (reason: string | null) => (reason ? (REASONS[reason] ?? reason) : null);
