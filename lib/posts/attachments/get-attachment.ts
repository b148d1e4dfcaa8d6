import { canRead, type Reader } from '@/lib/billing/can-read';
import { db } from '@/lib/db/db';
import type { Attachment } from '@/lib/db/types';
import { PICTURE_KEY } from '@/lib/document/picture-path';

export type FoundAttachment =
  | { ok: true; attachment: Attachment }
  | { ok: false; problem: 'unknown' }
  /** It stands behind a paywall, and this one may not read on there. `slug` is the post's. */
  | { ok: false; problem: 'not-readable'; slug: string };

/** A file for the one who asks: what stands in a post, they get when they may read its place there. In a draft alone, the
 *  team has it. Decided anew for each request: nothing of it is kept in an address.
 *  @param reader null for who is not signed in */
export async function getAttachment(
  publicationId: string,
  key: string,
  reader: Reader | null,
  now = new Date(),
): Promise<FoundAttachment> {
  const found = PICTURE_KEY.test(key)
    ? await db.attachment.findFirst({
        where: { publicationId, key },
        include: { posts: { include: { post: { select: { id: true, access: true, unlocksAt: true, slug: true } } } } },
      })
    : null;
  if (!found) return { ok: false, problem: 'unknown' };
  const { posts, ...attachment } = found;
  const isReadable = posts.some(({ inFreePart, post }) => inFreePart || canRead(post, reader, now));
  if (isReadable || (reader !== null && reader.role !== null)) return { ok: true, attachment };
  const slug = posts[0]?.post.slug;
  return slug ? { ok: false, problem: 'not-readable', slug } : { ok: false, problem: 'unknown' };
}
