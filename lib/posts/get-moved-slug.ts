import { db } from '@/lib/db/db';
import type { PostKind } from '@/lib/db/types';

/** Where a published post or page stands now that had this address before; null when none had. */
export async function getMovedSlug(publicationId: string, slug: string): Promise<{ slug: string; kind: PostKind } | null> {
  const old = await db.postSlug.findUnique({
    where: { publicationId_slug: { publicationId, slug } },
    select: { post: { select: { slug: true, kind: true, publishedAt: true, deletedAt: true } } },
  });
  const post = old?.post;
  return post?.slug && post.publishedAt && !post.deletedAt ? { slug: post.slug, kind: post.kind } : null;
}
