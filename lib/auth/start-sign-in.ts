import { randomInt } from 'node:crypto';
import { db } from '@/lib/db/db';
import type { Publication, Tx } from '@/lib/db/types';
import { writeOrTakeBack } from '@/lib/db/write-or-take-back';
import { addressOn } from '@/lib/env';
import { queueNotice } from '@/lib/notices/queue-notice';
import { keyedHash, sha256 } from '@/lib/secrets/hash';
import { seal } from '@/lib/secrets/seal';
import { SIGN_IN_MINUTES } from './auth';
import { linkIdentifier } from './link-identifier';
import { signInAddress } from './sign-in-address';
import { makeLink } from './walk-auth';

type Host = Pick<Publication, 'id' | 'host'>;

export const codeHash = (browser: string, code: string) => keyedHash('sign-in-code', `${sha256(browser)}:${code}`);
const sixDigits = () => String(randomInt(1_000_000)).padStart(6, '0');
const DAY_MS = 86_400_000;

/** One at a time for each address, and older links and codes die: of two requests, the last one counts. */
async function forgetOlder(tx: Tx, publicationId: string, email: string, now: Date) {
  const identifier = linkIdentifier(publicationId, email);
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${identifier}, 0))`;
  await tx.verificationToken.deleteMany({ where: { OR: [{ identifier }, { expires: { lt: now } }] } });
  await tx.signInRequest.updateMany({ where: { publicationId, email, usedAt: null }, data: { usedAt: now } });
  await tx.signInRequest.deleteMany({ where: { publicationId, expiresAt: { lt: new Date(now.getTime() - DAY_MS) } } });
}

/** Makes a link and six digits for an address, and mails them where a person of this publication has it, all in one
 *  transaction. For a stranger's address the same is written, and the mail taken back, so neither the answer, nor its time,
 *  nor what five wrong codes lead to tells who is known here.
 *  @param email folded. @param browser the nonce in the asking browser's cookie. @param next a path of this host */
export async function startSignIn(
  publication: Host,
  { email, browser, next }: { email: string; browser: string; next: string },
  now = new Date(),
): Promise<void> {
  const code = sixDigits();
  await db.$transaction(async (tx) => {
    await forgetOlder(tx, publication.id, email, now);
    const { token, expires } = await makeLink(tx, publication, email);
    await tx.signInRequest.create({
      data: {
        publicationId: publication.id,
        email,
        browserHash: sha256(browser),
        codeHash: codeHash(browser, code),
        sealedToken: seal('sign-in', token),
        expiresAt: expires,
      },
    });
    const address = await signInAddress(publication.id, email, tx);
    const query = new URLSearchParams({ token, email, ...(next === '/' ? {} : { next }) });
    await writeOrTakeBack(tx, address !== null, () =>
      queueNotice(tx, {
        publicationId: publication.id,
        email: address ?? email,
        expiresAt: expires,
        kind: 'sign-in',
        props: {
          homeUrl: addressOn(publication.host, '/'),
          signInUrl: addressOn(publication.host, `/sign-in/link?${query}`),
          code,
          minutes: SIGN_IN_MINUTES,
        },
      }),
    );
  });
}
