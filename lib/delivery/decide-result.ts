import type { DeliveryState } from '@/lib/db/types';
import type { SmtpReply } from '@/lib/mailer/smtp-reply';

export type Result = {
  state: DeliveryState;
  reason: string | null;
  /** Seconds until the next try, where state is pending */
  dueSeconds: number;
  /** 1 where the try counts towards the schedule */
  counted: 0 | 1;
  suppress: boolean;
};

const MINUTES = [5, 15, 30, 60, 120];
const LAST_MINUTES = 240;
/** A newsletter older than three days has little value. */
export const GIVE_UP_HOURS = 72;

/** Up to a fifth earlier or later, so that many do not come due at once. */
const jitter = (seconds: number) => seconds * (0.8 + Math.random() * 0.4);

/** How long a deferred message waits after so many counted tries (MAIL.md 5.6). */
const retrySeconds = (attempts: number) => jitter((MINUTES[attempts] ?? LAST_MINUTES) * 60);

const pending = (dueSeconds: number, counted: 0 | 1, reason: string | null = null): Result => ({
  state: 'pending',
  reason,
  dueSeconds,
  counted,
  suppress: false,
});
const ended = (state: DeliveryState, reason: string | null, suppress = false): Result => ({
  state,
  reason,
  dueSeconds: 0,
  counted: 1,
  suppress,
});

/** What a reply makes of a delivery. Only the database decides whether it is too late for another try. */
export function decideResult(reply: SmtpReply, { attempts, reason }: { attempts: number; reason: string | null }): Result {
  switch (reply.outcome) {
    case 'accepted':
      return ended('accepted', null);
    case 'deferred':
      // A rate limit or a quota says nothing about the recipient: his tries are not used up by it.
      return reply.slowDown || reply.quota
        ? pending(jitter(reply.retryAfterSeconds ?? 60), 0, reason)
        : pending(retrySeconds(attempts), 1, reason);
    case 'refused':
      if (reply.code === null) return ended('failed', 'address');
      if (reply.retryOnce && reason !== 'address') return pending(24 * 3600, 1, 'address');
      return ended('bounced', reply.suppress ? 'address' : 'mailbox', reply.suppress ?? false);
    case 'sender-fault':
      return pending(jitter(300), 0, reason);
    case 'connection':
      return pending(jitter(30), 0, reason);
    case 'indeterminate':
      // Once more, with the same Message-ID; a server that never answers would otherwise get it again and again.
      return reason === 'no-answer' ? ended('uncertain', 'no-answer') : pending(jitter(300), 1, 'no-answer');
  }
}
