import { db } from '@/lib/db/db';
import type { Viewer } from './commenter';
import { type Discussion, getDiscussion } from './get-discussion';
import type { ShownComment } from './list-threads';

export type FoundComment = { comment: ShownComment; discussion: Discussion };

/** A comment by its id alone, with the discussion it stands in; null when this one does not see it. */
export async function findComment(publicationId: string, commentId: string, viewer: Viewer): Promise<FoundComment | null> {
  const row = await db.comment.findFirst({
    where: { id: commentId, publicationId },
    select: { post: { select: { slug: true } } },
  });
  const discussion = row?.post.slug ? await getDiscussion(publicationId, row.post.slug, viewer, { commentId }) : null;
  const comment = discussion && within(discussion.threads, commentId);
  return comment ? { comment, discussion } : null;
}

function within(comments: ShownComment[], id: string): ShownComment | null {
  for (const comment of comments) {
    const found = comment.id === id ? comment : within(comment.answers, id);
    if (found) return found;
  }
  return null;
}
