import { db } from '@/lib/db/db';
import { type BodyProblem, readBody } from './comment-body';
import { countLinks } from './comment-document';
import type { Viewer } from './commenter';
import { holdReason } from './hold-reason';
import { ownComment } from './own-comment';
import { touchDiscussion } from './touch-discussion';
import { isNewcomer } from './write-comment';

type Input = { publicationId: string; commentId: string; viewer: Viewer /** Unchecked */; body: string };
export type EditedComment =
  | { ok: true; postId: string; isWaiting: boolean }
  | { ok: false; problem: 'comment-unknown' | 'removed' | 'banned' | 'too-many-links' }
  | { ok: false; problem: 'fields'; fields: { body?: BodyProblem } };

const MAX_LINKS = 10;

/** Changes what one wrote; readers see that it was edited. What the rules would hold back of a new comment they hold back of an
 *  edited one, so that nothing slips in behind an approval. Nobody is mailed again. */
export async function editComment(
  { publicationId, commentId, viewer, body: typed }: Input,
  now = new Date(),
): Promise<EditedComment> {
  const read = readBody(typed);
  if (!read.ok) return { ok: false, problem: 'fields', fields: { body: read.problem } };
  const { body } = read;
  if (countLinks(body) > MAX_LINKS) return { ok: false, problem: 'too-many-links' };
  return db.$transaction(async (tx) => {
    const comment = await ownComment(tx, publicationId, commentId, viewer);
    if (!comment?.commenterId) return { ok: false, problem: 'comment-unknown' };
    if (comment.removedAt) return { ok: false, problem: 'removed' };
    const { postId, commenterId } = comment;
    const { bannedAt, publication } = await tx.commenter.findUniqueOrThrow({
      where: { id: commenterId, publicationId },
      select: { bannedAt: true, publication: { select: { commentHold: true, commentWords: true } } },
    });
    if (bannedAt) return { ok: false, problem: 'banned' };
    if (comment.body === body) return { ok: true, postId, isWaiting: comment.heldAt !== null };
    const reason = viewer.role === null ? holdReason(body, publication, await isNewcomer(tx, publicationId, commenterId)) : null;
    // One that waits goes on waiting, whatever it says now.
    const held = reason ? { heldAt: comment.heldAt ?? now, heldFor: comment.heldFor ?? reason } : {};
    const after = await tx.comment.update({
      where: { id: commentId, publicationId },
      data: { body, editedAt: now, ...held },
    });
    await touchDiscussion(tx, publicationId, postId, commenterId);
    return { ok: true, postId, isWaiting: after.heldAt !== null };
  });
}
