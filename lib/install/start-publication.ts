import { isIP } from 'node:net';
import { z } from 'zod';
import { db } from '@/lib/db/db';
import type { Publication } from '@/lib/db/types';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { createPublication } from '@/lib/publications/create-publication';
import { isHostFree } from '@/lib/publications/host-free';
import { PublicationSettings, publicationName } from '@/lib/publications/publication-settings';
import { mayStartPublication } from './may-start-publication';
import { type SlugProblem, slugProblem } from './publication-slug';

const NewPublication = z.strictObject({
  name: publicationName,
  slug: z.string().trim().toLowerCase(),
  timeZone: PublicationSettings.shape.timeZone,
});
type Input = z.input<typeof NewPublication>;

export type StartedPublication =
  | { ok: true; publication: Publication }
  | { ok: false; problem: 'not-allowed' | 'no-names' | 'taken' | SlugProblem }
  | { ok: false; problem: 'fields'; fields: { [Name in keyof Input]?: string[] } };

/** Whether the install has a name under which others can stand: below an IP address there are none. */
export const hasNames = (): boolean => isIP(env().SITE_URL.hostname.replace(/^\[|\]$/g, '')) === 0;

/** Makes another publication on this install, at a name under the install's own, owned by who asks.
 *  @param input unchecked, such as a form's fields */
export async function startPublication(userId: string, input: unknown): Promise<StartedPublication> {
  if (!(await mayStartPublication(userId))) return { ok: false, problem: 'not-allowed' };
  if (!hasNames()) return { ok: false, problem: 'no-names' };
  const parsed = NewPublication.safeParse(input);
  if (!parsed.success) return { ok: false, problem: 'fields', fields: z.flattenError(parsed.error).fieldErrors };
  const { name, slug, timeZone } = parsed.data;
  const problem = slugProblem(slug);
  if (problem) return { ok: false, problem };
  const host = `${slug}.${env().SITE_URL.hostname}`;
  const publication = await db.$transaction(async (tx) => {
    if (!(await isHostFree(tx, host))) return null;
    const owner = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { name: true, email: true } });
    const made = await createPublication(tx, { name, host, timeZone, owner: { ...owner, name: owner.name ?? '' } });
    return made.publication;
  });
  if (!publication) return { ok: false, problem: 'taken' };
  log.info({ publicationId: publication.id }, 'publication.started');
  return { ok: true, publication };
}
