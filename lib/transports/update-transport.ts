import { db } from '@/lib/db/db';
import { checkOwnTransportUrl } from '@/lib/mailer/own-transport';
import type { PublicOnly } from '@/lib/mailer/public-only';
import { type SavedTransport, transportProblem } from './add-transport';
import { sealUrl } from './sealed-url';

/** Changes a transport's name and, where one is given, its URL; senders take the new one within seconds.
 *  A provider's API cannot carry notices: they go by the install's transport again. */
export async function updateTransport(
  given: { publicationId: string; transportId: string; name: string; url: string | null },
  publicOnly?: PublicOnly,
): Promise<SavedTransport> {
  const { publicationId, transportId } = given;
  const name = given.name.trim();
  const url = given.url?.trim() || null;
  const problem = transportProblem(name, url, publicOnly);
  if (problem) return { ok: false, ...problem };
  return db.$transaction(async (tx) => {
    const others = await tx.mailTransport.count({ where: { publicationId, name, id: { not: transportId } } });
    if (others > 0) return { ok: false, field: 'name', problem: 'taken' };
    const { count } = await tx.mailTransport.updateMany({
      where: { id: transportId, publicationId },
      data: { name, ...(url ? { sealedUrl: sealUrl(url) } : {}) },
    });
    if (count === 0) return { ok: false, field: null, problem: 'unknown' };
    const checked = url ? checkOwnTransportUrl(url, publicOnly) : null;
    if (checked?.ok && checked.kind === 'provider')
      await tx.publication.updateMany({
        where: { id: publicationId, noticeTransportId: transportId },
        data: { noticeTransportId: null },
      });
    return { ok: true, id: transportId };
  });
}
