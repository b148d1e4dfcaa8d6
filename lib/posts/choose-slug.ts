import type { db } from '@/lib/db/db';
import type { PostKind, Tx } from '@/lib/db/types';
import { isReservedFor } from '@/lib/format/reserved-paths';
import { slugify } from '@/lib/format/slug';

/** A free address for a post, made from its title: the words, or the words and a number. */
export async function chooseSlug(
  tx: Tx | typeof db,
  publicationId: string,
  { title, kind }: { title: string; kind: PostKind },
): Promise<string> {
  const base = slugify(title) || 'post';
  const where = { publicationId, OR: [{ slug: base }, { slug: { startsWith: `${base}-` } }] };
  // Also those that lead to another post's new address.
  const taken = await tx.post.findMany({ where, select: { slug: true } });
  const before = await tx.postSlug.findMany({ where, select: { slug: true } });
  const slugs = new Set([...taken, ...before].map(({ slug }) => slug));
  const isTaken = (slug: string) => slugs.has(slug) || isReservedFor(kind, slug);
  let slug = base;
  for (let number = 2; isTaken(slug); number++) slug = `${base}-${number}`;
  return slug;
}
