import { db } from '@/lib/db/db';
import type { Publication } from '@/lib/db/types';
import { log } from '@/lib/log';
import { sameSecret, sha256 } from '@/lib/secrets/hash';
import { unseal } from '@/lib/secrets/seal';
import { codeHash } from './start-sign-in';
import { type NewSession, useLink } from './walk-auth';

type Host = Pick<Publication, 'id' | 'host'>;
const CODE_TRIES = 5;

export type FinishedByLink = { ok: true; session: NewSession; email: string } | { ok: false; problem: 'link-dead' };
export type FinishedByCode =
  | { ok: true; session: NewSession; email: string }
  | { ok: false; problem: 'code-wrong' | 'code-dead' };

/** Uses up a mailed link: a new session, and the code beside it is dead. In one transaction.
 *  @param email folded. @param oldSession the session cookie of the asking browser; that session ends. */
export async function finishByLink(
  publication: Host,
  { email, token, oldSession }: { email: string; token: string; oldSession?: string },
  now = new Date(),
): Promise<FinishedByLink> {
  const session = await db.$transaction(async (tx) => {
    // A session that was begun by paying for an address nobody had proved ends as its owner comes.
    const unproven = { publicationId: publication.id, user: { email, emailVerified: null } };
    const guests = await tx.session.findMany({ where: unproven, select: { id: true } });
    const made = await useLink(tx, publication, { email, token, oldSession });
    if (!made) return null;
    await tx.session.deleteMany({ where: { id: { in: guests.map(({ id }) => id) } } });
    await tx.signInRequest.updateMany({ where: { publicationId: publication.id, email, usedAt: null }, data: { usedAt: now } });
    return made;
  });
  if (!session) return { ok: false, problem: 'link-dead' };
  log.info({ publicationId: publication.id }, 'sign-in.finished');
  return { ok: true, session, email };
}

/** Counts a try at the newest code this browser asked for, before it is compared: of many tries at once five count. */
async function takeTry(publicationId: string, browser: string, now: Date) {
  const [request] = await db.$queryRaw<{ email: string; codeHash: string; sealedToken: Uint8Array; tries: number }[]>`
    update sign_in_request set tries = tries + 1
    where publication_id = ${publicationId}::uuid and browser_hash = ${sha256(browser)}
      and used_at is null and expires_at > ${now} and tries < ${CODE_TRIES}
    returning email, code_hash as "codeHash", sealed_token as "sealedToken", tries`;
  return request ?? null;
}

/** Signs in with the six digits, in the browser that asked for them; the right ones walk the link's own path. After
 *  five wrong tries the digits are dead; the mailed link is not.
 *  @param code as typed; spaces do not matter. */
export async function finishByCode(
  publication: Host,
  { code, browser, oldSession }: { code: string; browser: string; oldSession?: string },
  now = new Date(),
): Promise<FinishedByCode> {
  const request = await takeTry(publication.id, browser, now);
  if (!request) return { ok: false, problem: 'code-dead' };
  const { email, tries, sealedToken } = request;
  const wrong = { ok: false, problem: tries < CODE_TRIES ? 'code-wrong' : 'code-dead' } as const;
  if (!sameSecret(request.codeHash, codeHash(browser, code.replace(/\s/g, '')))) return wrong;
  const token = String(unseal('sign-in', sealedToken));
  const finished = await finishByLink(publication, { email, token, oldSession }, now);
  // Right digits, and still no way in: nobody was mailed them, so they were guessed.
  return finished.ok ? finished : wrong;
}
