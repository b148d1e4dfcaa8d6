import { db } from '@/lib/db/db';
import { touchPages } from '@/lib/pages/touch-pages';

export type DeletedSection = { ok: true } | { ok: false; problem: 'section-unknown' | 'being-sent' };

/** Deletes a section and what readers chose for it; its posts stay, in none. Not while an issue goes out to its readers, or
 *  a post waits for its time to: nobody would be left to get it. */
export async function deleteSection(publicationId: string, sectionId: string): Promise<DeletedSection> {
  return db.$transaction(async (tx) => {
    const [publication] = await tx.$queryRaw<{ host: string }[]>`
      select host from publication where id = ${publicationId}::uuid for no key update`;
    const [waits] = await tx.$queryRaw<{ any: boolean }[]>`
      select exists (select from issue where publication_id = ${publicationId}::uuid and audience ->> 'sectionId' = ${sectionId}
          and finished_at is null and cancelled_at is null)
        or exists (select from post where publication_id = ${publicationId}::uuid and section_id = ${sectionId}::uuid
          and scheduled_for is not null and deleted_at is null) as any`;
    if (waits?.any) return { ok: false, problem: 'being-sent' };
    const { count } = await tx.section.deleteMany({ where: { id: sectionId, publicationId } });
    if (count === 0 || !publication) return { ok: false, problem: 'section-unknown' };
    await touchPages(tx, [`host:${publication.host}`]);
    return { ok: true };
  });
}
