import type { Tone } from '@/components/ui/badge';

/** A delivery's state in words for the writer. Deferred is no state of its own in the ledger: pending, tried before. */
export const DELIVERY_WORDS: Record<string, { label: string; tone: Tone }> = {
  pending: { label: 'Queued', tone: 'quiet' },
  deferred: { label: 'Will try again', tone: 'warn' },
  accepted: { label: 'Delivered', tone: 'good' },
  bounced: { label: 'Bounced', tone: 'bad' },
  failed: { label: 'Failed', tone: 'bad' },
  uncertain: { label: 'Unclear', tone: 'warn' },
  skipped: { label: 'Skipped', tone: 'quiet' },
  cancelled: { label: 'Cancelled', tone: 'quiet' },
};

const REASONS: Record<string, string> = {
  unsubscribed: 'Unsubscribed before it was sent',
  unconfirmed: 'Had not confirmed',
  paused: 'Had paused their mail',
  suppressed: 'This address is never mailed',
  audience: 'Was not among those it goes to any more',
  section: 'Does not want this section any more',
  address: 'This address does not exist, or cannot take mail',
  mailbox: 'The mailbox refused it',
  'hard-bounce': 'It came back: the address does not exist',
  'soft-bounce': 'It came back',
  'sender-fault': 'It came back because of how it was sent, not because of the reader',
  'gave-up': 'Tried for three days without success',
  'no-answer': 'The server took it without an answer, so it may have arrived',
  erased: 'Was erased',
};

/** Why a delivery ended as it did, in words; null when there is nothing to say. */
export const reasonWords = (reason: string | null) => (reason ? (REASONS[reason] ?? reason) : null);
