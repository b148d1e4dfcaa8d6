import { limitRate } from '@/lib/auth/limit-rate';
import { db } from '@/lib/db/db';
import type { Tx } from '@/lib/db/types';
import { writeOrTakeBack } from '@/lib/db/write-or-take-back';
import { foldEmail } from '@/lib/format/email';
import { queueNotice } from '@/lib/notices/queue-notice';
import { publicationUrl } from '@/lib/publications/publication-url';
import { randomToken, sha256 } from '@/lib/secrets/hash';
import { hashedAddress, recallSuppressions } from './hashed-suppression';
import { unsubscribeUrl } from './unsubscribe-url';

const CONFIRM_DAYS = 7;
const DAY_MS = 86_400_000;
const DAY_SECONDS = 86_400;
/** Someone who cannot find the mail may ask for it again after this long, once in a day: enough for the forgetful,
 *  too slow to fill a stranger's inbox. */
const ANEW_SECONDS = 15 * 60;

export type Asked = 'asked' | 'asked-lately' | 'subscribed' | 'blocked';
export type Subscription = { publicationId: string; email: string; source: string; name?: string | null };

/** Whether one more message of this kind may go to the address: once in a quarter of an hour, twice in a day, and five
 *  times in a day from all publications of the install together. */
async function mayMailAgain(publicationId: string, folded: string, now: Date) {
  return (
    (await limitRate(`confirm:${publicationId}:${folded}`, 1, ANEW_SECONDS, now)) &&
    (await limitRate(`confirm:${publicationId}:${folded}`, 2, DAY_SECONDS, now)) &&
    (await limitRate(`confirm:${folded}`, 5, DAY_SECONDS, now))
  );
}

const isReader = async (publicationId: string, emailFolded: string) =>
  (await db.subscriber.findFirst({
    where: { publicationId, emailFolded, subscription: { confirmedAt: { not: null }, endedAt: null } },
    select: { id: true },
  })) !== null;

/** Finds or makes the subscriber of an address, and holds the row until the transaction ends. */
async function lockSubscriber(tx: Tx, { publicationId, email, name = null }: Subscription) {
  const [subscriber] = await tx.$queryRaw<{ id: string; email: string }[]>`
    insert into subscriber (publication_id, email, email_folded, name)
    values (${publicationId}::uuid, ${email}, ${foldEmail(email)}, ${name})
    on conflict (publication_id, email_folded) do update set name = coalesce(subscriber.name, excluded.name)
    returning id, email`;
  if (!subscriber) throw new Error('The subscriber was neither found nor made.');
  await recallSuppressions(tx, publicationId, [foldEmail(email)]);
  return subscriber;
}

/** Has the subscription wait for its mailed link, where it is not confirmed and running. One statement for all.
 *  @param anew also where it is: a suppression is to be lifted. @returns whether it waits */
async function awaitConfirm(tx: Tx, { publicationId, subscriberId, source, token, anew }: Waiting, now: Date): Promise<boolean> {
  const before = new Date(now.getTime() + CONFIRM_DAYS * DAY_MS);
  const waits = await tx.$queryRaw<{ id: string }[]>`
    insert into subscription (publication_id, subscriber_id, source, confirm_hash, confirm_before, requested_at)
    values (${publicationId}::uuid, ${subscriberId}::uuid, ${source}, ${sha256(token)}, ${before}, ${now})
    on conflict (subscriber_id) do update
      set confirm_hash = excluded.confirm_hash, confirm_before = excluded.confirm_before, requested_at = excluded.requested_at
      where subscription.confirmed_at is null or subscription.ended_at is not null or ${anew}
    returning id`;
  return waits.length > 0;
}
type Waiting = { publicationId: string; subscriberId: string; source: string; token: string; anew: boolean };

/** Asks the owner of an address to confirm: writes what waits for the answer and the message, in one transaction.
 *  New, pending, ended, bounced and complaining addresses are asked (their own new consent lifts a suppression); one
 *  that is subscribed is told so; one the writer blocked hears nothing. A link mailed before works until a new one
 *  replaces it. @param email screened by parseEmail() */
export async function askToConfirm(wanted: Subscription, now: Date): Promise<Asked> {
  const { publicationId, source } = wanted;
  const emailFolded = foldEmail(wanted.email);
  const publication = await db.publication.findUniqueOrThrow({ where: { id: publicationId } });
  const suppression = await db.suppression.findFirst({
    where: { publicationId, emailFolded: { in: [emailFolded, hashedAddress(publicationId, emailFolded)] } },
  });
  // Who had themselves forgotten comes back by their own wish alone.
  const isBlocked = suppression?.reason === 'writer' || (suppression?.reason === 'erased' && source === 'writer');
  // Counted and asked for every address alike, so that the time it takes tells nobody whether it is known.
  const mayMail = await mayMailAgain(publicationId, emailFolded, now);
  if (!mayMail) {
    const subscribed = await isReader(publicationId, emailFolded);
    return isBlocked ? 'blocked' : subscribed ? 'subscribed' : 'asked-lately';
  }
  return db.$transaction((tx) =>
    writeOrTakeBack(tx, !isBlocked, async () => {
      const { id: subscriberId, email } = await lockSubscriber(tx, wanted);
      const token = randomToken();
      const waits = await awaitConfirm(tx, { publicationId, subscriberId, source, token, anew: suppression !== null }, now);
      const notice = { publicationId, email, expiresAt: new Date(now.getTime() + DAY_MS) };
      const homeUrl = publicationUrl(publication);
      if (waits) {
        const confirmUrl = publicationUrl(publication, `/confirm/${token}`);
        await queueNotice(tx, { ...notice, kind: 'confirm', props: { homeUrl, confirmUrl, days: CONFIRM_DAYS } });
      } else {
        const props = { homeUrl, unsubscribeUrl: unsubscribeUrl(publication, subscriberId) };
        await queueNotice(tx, { ...notice, kind: 'already-subscribed', props });
      }
      return isBlocked ? 'blocked' : waits ? 'asked' : 'subscribed';
    }),
  );
}
