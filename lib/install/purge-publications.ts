import { db } from '@/lib/db/db';
import { log } from '@/lib/log';
import { homeHostOf } from '@/lib/publications/home-host';
import { deleteFiles } from '@/lib/storage/files';
import { KEPT_DAYS } from './delete-publication';

const CHUNK = 10_000;

/** Deletes for good what was deleted 30 days ago, with all its rows and files; its host is never given to another. The long
 *  lists go in pieces, so that no lock is held for long. Safe to repeat: one that was cut short goes on.
 *  @returns how many publications that were */
export async function purgePublications(now = new Date(), signal?: AbortSignal): Promise<number> {
  const before = new Date(now.getTime() - KEPT_DAYS * 86_400_000);
  const gone = await db.publication.findMany({ where: { deletedAt: { lt: before } } });
  for (const publication of gone) {
    await purge(publication.id, signal);
    await db.$transaction(async (tx) => {
      await tx.retiredHost.createMany({ data: [{ host: homeHostOf(publication) }], skipDuplicates: true });
      // Issues name posts, and both go with the publication: the one that is named last.
      await tx.issue.deleteMany({ where: { publicationId: publication.id } });
      await tx.publication.delete({ where: { id: publication.id } });
    });
    await deleteFiles(publication.id);
    log.info({ publicationId: publication.id }, 'publication.purged');
  }
  return gone.length;
}

async function purge(publicationId: string, signal?: AbortSignal) {
  for (const table of ['delivery', 'subscriber'] as const) {
    let left = CHUNK;
    while (left === CHUNK) {
      signal?.throwIfAborted();
      left = await db.$executeRawUnsafe(
        `delete from ${table} where id in (select id from ${table} where publication_id = $1::uuid limit ${CHUNK})`,
        publicationId,
      );
    }
  }
}
