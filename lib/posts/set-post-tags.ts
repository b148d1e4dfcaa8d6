import type { Tx } from '@/lib/db/types';
import { slugify } from '@/lib/format/slug';

/** Gives a post these tags in this order. A tag that has the same words in its address is the same tag; a new one is made.
 *  The caller holds the publication's row, so that two posts at once make one tag. */
export async function setPostTags(tx: Tx, publicationId: string, postId: string, names: string[]): Promise<void> {
  const bySlug = new Map(names.toReversed().map((name) => [slugify(name), name])); // of two spellings the first stays
  const wanted = [...bySlug].map(([slug, name]) => ({ publicationId, slug, name }));
  await tx.tag.createMany({ data: wanted, skipDuplicates: true });
  const tags = await tx.tag.findMany({
    where: { publicationId, slug: { in: [...bySlug.keys()] } },
    select: { id: true, slug: true },
  });
  const ids = new Map(tags.map(({ id, slug }) => [slug, id]));
  await tx.postTag.deleteMany({ where: { publicationId, postId } });
  await tx.postTag.createMany({
    data: [...bySlug.keys()].flatMap((slug, position) => {
      const tagId = ids.get(slug);
      return tagId ? [{ publicationId, postId, tagId, position }] : [];
    }),
  });
}
