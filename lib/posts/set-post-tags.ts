import type { Tx } from '@/lib/db/types';
import { slugify } from '@/lib/format/slug';

/** Gives a post these tags in this order. A name that is a tag's, in any case, or whose words are a tag's address, means
 *  that tag; another one is made. The caller holds the publication's row, so that two posts at once make one tag. */
export async function setPostTags(tx: Tx, publicationId: string, postId: string, names: string[]): Promise<void> {
  const tags = await tx.tag.findMany({ where: { publicationId }, select: { id: true, name: true, slug: true } });
  const ids = new Set<string>();
  for (const name of names) {
    const slug = slugify(name);
    const known = tags.find((tag) => tag.name.toLowerCase() === name.toLowerCase()) ?? tags.find((tag) => tag.slug === slug);
    const tag = known ?? (await tx.tag.create({ data: { publicationId, name, slug } }));
    if (!known) tags.push(tag);
    ids.add(tag.id);
  }
  await tx.postTag.deleteMany({ where: { publicationId, postId } });
  await tx.postTag.createMany({ data: [...ids].map((tagId, position) => ({ publicationId, postId, tagId, position })) });
}
