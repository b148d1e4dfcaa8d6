import { z } from 'zod';
import { startSession } from '@/lib/auth/start-session';
import { db } from '@/lib/db/db';
import type { Publication } from '@/lib/db/types';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { sameSecret } from '@/lib/secrets/hash';
import { createPublication } from './create-publication';
import { emailField, PublicationSettings, publicationName, writerName } from './publication-settings';

/** Held while an install is set up, so that of two at once the second finds the first one's publication. */
const SET_UP_LOCK = 4_207_221_002;

const SetUp = z.strictObject({
  publicationName,
  writerName,
  email: emailField,
  timeZone: PublicationSettings.shape.timeZone,
  postalAddress: PublicationSettings.shape.postalAddress,
});
type SetUpInput = z.input<typeof SetUp>;

export type SetUpResult =
  | { ok: true; publication: Publication }
  | { ok: false; problem: 'token-wrong' | 'already-set-up' }
  | { ok: false; problem: 'fields'; fields: { [Name in keyof SetUpInput]?: string[] } };

/** Whether this is the token the terminal printed. Without SETUP_TOKEN in the environment, none is. */
export const isSetupToken = (token: string): boolean => {
  const expected = env().SETUP_TOKEN;
  return expected !== undefined && sameSecret(token, expected);
};

/** Makes the install's first publication, on the install's own host, with its owner; all of it or nothing. The owner
 *  is then signed in in the asking browser. A second call changes nothing.
 *  @param token as the printed link carries it. @param input unchecked, such as a form's fields. */
export async function setUpInstall(token: string, input: unknown): Promise<SetUpResult> {
  if (!isSetupToken(token)) return { ok: false, problem: 'token-wrong' };
  const parsed = SetUp.safeParse(input);
  if (!parsed.success) return { ok: false, problem: 'fields', fields: z.flattenError(parsed.error).fieldErrors };
  const { publicationName: name, writerName: ownerName, email, timeZone, postalAddress } = parsed.data;
  const made = await db.$transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(${SET_UP_LOCK})`;
    if (await tx.publication.findFirst({ select: { id: true } })) return null;
    const host = env().SITE_URL.hostname;
    return createPublication(tx, { name, host, timeZone, postalAddress, owner: { name: ownerName, email } });
  });
  if (!made) return { ok: false, problem: 'already-set-up' };
  await startSession(made.userId, made.publication.id);
  log.info({ publicationId: made.publication.id }, 'install.set-up');
  return { ok: true, publication: made.publication };
}
