import { db } from '@/lib/db/db';
import { publicationUrl } from '@/lib/publications/publication-url';
import { getMovedSlug } from './get-moved-slug';
import { openPosts } from './listed-posts';

/** The id of the post that an address on the publication's own site leads to, also an earlier address of it; null for any
 *  other address. */
export async function findOwnPost(publication: { id: string; host: string }, address: string): Promise<string | null> {
  if (!URL.canParse(address)) return null;
  const { origin, pathname } = new URL(address);
  const slug = slugOf(pathname);
  if (origin !== new URL(publicationUrl(publication)).origin || slug === null) return null;
  const now = (await getMovedSlug(publication.id, slug))?.slug ?? slug;
  const post = await db.post.findFirst({ where: { ...openPosts(publication.id), slug: now }, select: { id: true } });
  return post?.id ?? null;
}

function slugOf(path: string): string | null {
  const [, slug] = /^\/p\/([^/]+)\/?$/.exec(path) ?? [];
  try {
    return slug ? decodeURIComponent(slug) : null;
  } catch {
    return null; // no address of ours: a lone % in it
  }
}
