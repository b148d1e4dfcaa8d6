import { limitRate } from '@/lib/auth/limit-rate';
import { db } from '@/lib/db/db';
import type { Publication, Tx } from '@/lib/db/types';
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

async function queueConfirm(
  tx: Tx,
  publication: Publication,
  { id, email }: { id: string; email: string },
  source: string,
  now: Date,
) {
  const token = randomToken();
  const data = { confirmHash: sha256(token), confirmBefore: new Date(now.getTime() + CONFIRM_DAYS * DAY_MS), requestedAt: now };
  await tx.subscription.upsert({
    where: { subscriberId: id, publicationId: publication.id },
    create: { ...data, publicationId: publication.id, subscriberId: id, source },
    update: data,
  });
  await queueNotice(tx, {
    publicationId: publication.id,
    email,
    expiresAt: new Date(now.getTime() + DAY_MS),
    kind: 'confirm',
    props: {
      homeUrl: publicationUrl(publication),
      confirmUrl: publicationUrl(publication, `/confirm/${token}`),
      days: CONFIRM_DAYS,
    },
  });
}

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
  if (suppression?.reason === 'writer') return 'blocked';
  // Who had themselves forgotten comes back by their own wish alone.
  if (suppression?.reason === 'erased' && source === 'writer') return 'blocked';
  // Counted for every address alike, so that the time it takes tells nobody whether it is known.
  const mayMail = await mayMailAgain(publicationId, emailFolded, now);
  if (!mayMail) return (await isReader(publicationId, emailFolded)) ? 'subscribed' : 'asked-lately';
  return db.$transaction(async (tx) => {
    const subscriber = await lockSubscriber(tx, wanted);
    const subscription = await tx.subscription.findUnique({ where: { subscriberId: subscriber.id, publicationId } });
    if (!subscription?.confirmedAt || subscription.endedAt || suppression) {
      await queueConfirm(tx, publication, subscriber, source, now);
      return 'asked';
    }
    await queueNotice(tx, {
      publicationId,
      email: subscriber.email,
      expiresAt: new Date(now.getTime() + DAY_MS),
      kind: 'already-subscribed',
      props: { homeUrl: publicationUrl(publication), unsubscribeUrl: unsubscribeUrl(publication, subscriber.id) },
    });
    return 'subscribed';
  });
}
