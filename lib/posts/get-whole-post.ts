import { accessNow, canRead, type Reader } from '@/lib/billing/can-read';
import { db } from '@/lib/db/db';
import type { PostAccess } from '@/lib/db/types';
import { readDocument } from '@/lib/document/parse-document';
import { readerPart } from '@/lib/document/reader-part';
import type { PostDocument } from '@/lib/document/types';
import { getShown, type Shown } from './get-shown';
import { openPosts } from './listed-posts';

type WholePost = { access: PostAccess; document: PostDocument; behind: null } & Shown;

/** What a reader gets of a post beyond what everyone does: the whole of it, with what that shows. For this reader alone, never to
 *  be kept. Null for who may not read it, and when readers can't open it any more.
 *  @param reader null for who is not signed in: a post may have been unlocked meanwhile. */
export async function getWholePost(
  publicationId: string,
  postId: string,
  reader: Reader | null,
  now = new Date(),
): Promise<WholePost | null> {
  const post = await db.post.findFirst({
    where: { ...openPosts(publicationId), id: postId },
    select: { id: true, access: true, unlocksAt: true, publishedRevisionId: true },
  });
  // Asked before the words are read.
  if (!post?.publishedRevisionId || !canRead(post, reader, now)) return null;
  const { document: stored } = await db.postRevision.findUniqueOrThrow({
    where: { id: post.publishedRevisionId, publicationId },
    select: { document: true },
  });
  const { document } = readerPart(readDocument(stored), true);
  return { access: accessNow(post, now), document, behind: null, ...(await getShown(publicationId, [document])) };
}
