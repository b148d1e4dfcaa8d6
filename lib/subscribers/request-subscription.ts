import { ipBlock } from '@/lib/auth/client-ip';
import { limitRate } from '@/lib/auth/limit-rate';
import { parseEmail } from '@/lib/format/email';
import { askToConfirm } from './ask-to-confirm';

/** A household or an office shares an address; a script does not stop at thirty. */
const REQUESTS_AN_HOUR = 30;

export type SubscriptionRequest = { ok: true } | { ok: false; problem: 'email-invalid' | 'too-many' };

/** A visitor typed an address into a form. Mails that address a link to confirm; the answer is the same whether it is
 *  new, known, unsubscribed or blocked, so the form tells nobody who reads what. Safe to repeat.
 *  @param email unchecked. @param source where the form stands: form, post …
 *  @param ip the visitor's (clientIp), by which tries are counted; left out where no visitor is asking. */
export async function requestSubscription(
  { publicationId, email: typed, source, ip }: { publicationId: string; email: string; source: string; ip?: string },
  now = new Date(),
): Promise<SubscriptionRequest> {
  const email = parseEmail(typed);
  if (!email) return { ok: false, problem: 'email-invalid' };
  if (ip && !(await limitRate(`subscribe:ip:${ipBlock(ip)}`, REQUESTS_AN_HOUR, 3600, now)))
    return { ok: false, problem: 'too-many' };
  await askToConfirm({ publicationId, email, source }, now);
  return { ok: true };
}
