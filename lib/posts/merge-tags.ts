import { db } from '@/lib/db/db';
import { touchPages } from '@/lib/pages/touch-pages';

export type MergedTags = { ok: true } | { ok: false; problem: 'tag-unknown' };

/** Gives all posts of one tag the other, and deletes the first. */
export async function mergeTags(publicationId: string, fromId: string, intoId: string): Promise<MergedTags> {
  if (fromId === intoId) return { ok: false, problem: 'tag-unknown' };
  return db.$transaction(async (tx) => {
    const [publication] = await tx.$queryRaw<{ host: string }[]>`
      select host from publication where id = ${publicationId}::uuid for no key update`;
    const tags = await tx.tag.count({ where: { publicationId, id: { in: [fromId, intoId] } } });
    if (tags < 2 || !publication) return { ok: false, problem: 'tag-unknown' };
    await tx.$executeRaw`
      insert into post_tag (publication_id, post_id, tag_id, position)
      select publication_id, post_id, ${intoId}::uuid, position from post_tag
      where publication_id = ${publicationId}::uuid and tag_id = ${fromId}::uuid
      on conflict (post_id, tag_id) do nothing`;
    await tx.tag.delete({ where: { id: fromId, publicationId } });
    await touchPages(tx, [`host:${publication.host}`]);
    return { ok: true };
  });
}
