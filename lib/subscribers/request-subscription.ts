import { ipBlock } from '@/lib/auth/client-ip';
import { limitRate } from '@/lib/auth/limit-rate';
import { foldEmail, parseEmail } from '@/lib/format/email';
import { askToConfirm } from './ask-to-confirm';

/** A household or an office shares an address; a script does not stop at thirty. */
const REQUESTS_AN_HOUR = 30;
/** Many visitors of one post that everybody shares stay under these; a network of machines that fills a company's
 *  inboxes, or a publication's list, does not. */
const OF_ONE_DOMAIN_AN_HOUR = 500;
const OF_ONE_PUBLICATION_AN_HOUR = 2_000;
const HOUR_SECONDS = 3600;

/** Counted from the narrowest to the widest: what one visitor is refused uses up nobody else's. */
async function mayRequest({ publicationId, email, ip }: { publicationId: string; email: string; ip?: string }, now: Date) {
  const domain = foldEmail(email).split('@').at(-1);
  return (
    (!ip || (await limitRate(`subscribe:ip:${ipBlock(ip)}`, REQUESTS_AN_HOUR, HOUR_SECONDS, now))) &&
    (await limitRate(`subscribe:domain:${publicationId}:${domain}`, OF_ONE_DOMAIN_AN_HOUR, HOUR_SECONDS, now)) &&
    (await limitRate(`subscribe:${publicationId}`, OF_ONE_PUBLICATION_AN_HOUR, HOUR_SECONDS, now))
  );
}

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
  if (!(await mayRequest({ publicationId, email, ip }, now))) return { ok: false, problem: 'too-many' };
  await askToConfirm({ publicationId, email, source }, now);
  return { ok: true };
}
