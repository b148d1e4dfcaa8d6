import { limitRate } from '@/lib/auth/limit-rate';
import { db } from '@/lib/db/db';
import type { Publication } from '@/lib/db/types';
import { queueNotice } from '@/lib/notices/queue-notice';
import { publicationUrl } from '@/lib/publications/publication-url';
import { readSignedUntil, signUntil } from '@/lib/secrets/sign-until';

const PURPOSE = 'erase';
const HOURS = 1;
const HOUR_MS = 3_600_000;
const MAILS_A_DAY = 5;

export type ErasureRequested = { ok: true } | { ok: false; problem: 'too-many' };

/** A reader wishes to be forgotten: mails them a link to a page with the button that does it. Whoever holds a forgotten
 *  session, but not the inbox, erases nobody. */
export async function requestErasure(
  { publication, subscriber }: { publication: Publication; subscriber: { id: string; email: string } },
  now = new Date(),
): Promise<ErasureRequested> {
  if (!(await limitRate(`erase:${subscriber.id}`, MAILS_A_DAY, 86_400, now))) return { ok: false, problem: 'too-many' };
  const expiresAt = new Date(now.getTime() + HOURS * HOUR_MS);
  await db.$transaction((tx) =>
    queueNotice(tx, {
      publicationId: publication.id,
      email: subscriber.email,
      expiresAt,
      kind: 'erase',
      props: {
        homeUrl: publicationUrl(publication),
        eraseUrl: publicationUrl(publication, `/erase/${signUntil(PURPOSE, subscriber.id, expiresAt)}`),
        hours: HOURS,
      },
    }),
  );
  return { ok: true };
}

/** The subscriber of this publication whom a mailed link would erase; null for a link that ran out, another publication's,
 *  and one whose person is erased. Changes nothing. */
export async function getErasure(publicationId: string, token: string, now = new Date()) {
  const id = readSignedUntil(PURPOSE, token, now);
  return id ? db.subscriber.findFirst({ where: { id, publicationId }, select: { id: true, email: true } }) : null;
}
