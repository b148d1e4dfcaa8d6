import { randomUUID } from 'node:crypto';
import { db } from '@/lib/db/db';
import { foldEmail } from '@/lib/format/email';
import { readSignedId, signId } from '@/lib/secrets/sign';
import type { Voter } from './get-poll';

/** A cookie of its own: it says which browser has voted, and nothing else. */
export const VOTER_COOKIE = 'courant-voter';
export const VOTER_SECONDS = 400 * 86_400;

/** Whose a vote on the web is: the signed-in subscriber's, else the browser's that the cookie names.
 *  @param email of who is signed in */
export async function webVoter(publicationId: string, email: string | null, cookie: string | undefined): Promise<Voter | null> {
  const subscriber =
    email &&
    (await db.subscriber.findUnique({
      where: { publicationId_emailFolded: { publicationId, emailFolded: foldEmail(email) } },
      select: { id: true },
    }));
  if (subscriber) return { subscriberId: subscriber.id };
  const browserId = cookie ? readSignedId('poll-browser', cookie) : null;
  return browserId ? { browserId } : null;
}

/** A browser that has not voted before, and the cookie by which it is known from now on. */
export function newBrowser(): { voter: Voter; cookie: string } {
  const browserId = randomUUID();
  return { voter: { browserId }, cookie: signId('poll-browser', browserId) };
}
