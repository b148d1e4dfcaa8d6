import type { Tx } from '@/lib/db/types';
import { discussionTag, readerPageTag } from './touch-discussion';

/** The tags of all pages on which a person stands: of the posts they wrote under, and their own. */
export async function pagesOf(tx: Tx, publicationId: string, commenterId: string): Promise<string[]> {
  const posts = await tx.comment.findMany({
    where: { publicationId, commenterId },
    distinct: ['postId'],
    orderBy: { postId: 'asc' },
    select: { postId: true },
  });
  return [...posts.map(({ postId }) => discussionTag(postId)), readerPageTag(commenterId)];
}
