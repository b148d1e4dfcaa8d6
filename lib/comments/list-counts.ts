import { db } from '@/lib/db/db';

/** How many comments readers see under each of these posts, for a list of them; a post without any is left out. */
export async function listCommentCounts(publicationId: string, postIds: string[]): Promise<Record<string, number>> {
  const rows = await db.discussion.findMany({
    where: { publicationId, postId: { in: postIds }, comments: { gt: 0 } },
    select: { postId: true, comments: true },
  });
  return Object.fromEntries(rows.map(({ postId, comments }) => [postId, comments]));
}
