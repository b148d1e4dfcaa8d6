import { db } from '@/lib/db/db';
import { openPosts } from './listed-posts';

/** What a post that readers can open is called, and where it stands; null where there is none. */
export async function getOpenPostTitle(publicationId: string, id: string): Promise<{ slug: string; title: string } | null> {
  const post = await db.post.findFirst({
    where: { ...openPosts(publicationId), id },
    select: { slug: true, publishedRevision: { select: { title: true } } },
  });
  return post?.slug ? { slug: post.slug, title: post.publishedRevision?.title ?? '' } : null;
}
