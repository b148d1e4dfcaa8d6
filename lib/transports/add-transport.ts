import { db } from '@/lib/db/db';
import { checkOwnTransportUrl } from '@/lib/mailer/own-transport';
import type { PublicOnly } from '@/lib/mailer/public-only';
import { sealUrl } from './sealed-url';

const MOST = 20;
const NAME_LENGTH = 60;
const URL_LENGTH = 2_000;

export type TransportProblem =
  | { field: 'name'; problem: 'empty' | 'too-long' | 'taken' }
  | { field: 'url'; problem: 'wrong'; words: string }
  | { field: null; problem: 'too-many' | 'unknown' };
export type SavedTransport = { ok: true; id: string } | ({ ok: false } & TransportProblem);

/** What is wrong with a name or a URL; null when both will do. */
export function transportProblem(name: string, url: string | null, publicOnly?: PublicOnly): TransportProblem | null {
  if (name === '') return { field: 'name', problem: 'empty' };
  if (name.length > NAME_LENGTH) return { field: 'name', problem: 'too-long' };
  if (url === null) return null;
  if (url.length > URL_LENGTH) return { field: 'url', problem: 'wrong', words: 'That is too long.' };
  const checked = checkOwnTransportUrl(url, publicOnly);
  return checked.ok ? null : { field: 'url', problem: 'wrong', words: checked.problem };
}

/** Gives a publication a transport of its own. Nothing leaves by it until it is chosen. Its URL is kept sealed: it is never
 *  shown again. */
export async function addTransport(
  given: { publicationId: string; name: string; url: string },
  publicOnly?: PublicOnly,
): Promise<SavedTransport> {
  const { publicationId } = given;
  const [name, url] = [given.name.trim(), given.url.trim()];
  const problem = transportProblem(name, url, publicOnly);
  if (problem) return { ok: false, ...problem };
  if ((await db.mailTransport.count({ where: { publicationId } })) >= MOST)
    return { ok: false, field: null, problem: 'too-many' };
  const [row] = await db.mailTransport.createManyAndReturn({
    data: [{ publicationId, name, sealedUrl: sealUrl(url) }],
    skipDuplicates: true,
    select: { id: true },
  });
  return row ? { ok: true, id: row.id } : { ok: false, field: 'name', problem: 'taken' };
}
