import type { Comment, Tx } from '@/lib/db/types';
import { enqueue } from '@/lib/queue/queue';
import { lockThreadMail, nextMailAt } from './thread-mail';

/** Notes who is to be told of a comment, and queues the mail that tells them: whom it answers, and whose post it stands under.
 *  One that waits for the team is told of to the post's authors alone, since only they can do something about it.
 *  Safe to repeat: who was noted once is not again. */
export async function queueCommentMail(tx: Tx, comment: Comment, now: Date): Promise<void> {
  const { id: commentId, publicationId, postId } = comment;
  const writer = comment.commenterId
    ? await tx.commenter.findUnique({ where: { id: comment.commenterId, publicationId }, select: { userId: true } })
    : null;
  const rows = [
    ...(comment.heldAt ? [] : await whomItAnswers(tx, comment)),
    ...(await whosePost(tx, publicationId, postId)).map((userId) => ({ userId, kind: 'posts', threadId: postId })),
  ].filter(({ userId }) => userId !== writer?.userId);
  // Always in one order, so that two comments at once do not wait for each other.
  for (const row of rows.sort((a, b) => a.userId.localeCompare(b.userId))) {
    await lockThreadMail(tx, row);
    const { count } = await tx.commentMail.createMany({
      data: [{ ...row, publicationId, commentId, createdAt: now }],
      skipDuplicates: true,
    });
    if (count === 0) continue;
    const { userId, threadId } = row;
    await enqueue(tx, 'mail-comments', { publicationId, userId, threadId }, await nextMailAt(tx, { userId, threadId }, now));
  }
}

async function whomItAnswers(tx: Tx, { publicationId, parentId, rootId }: Comment) {
  if (!parentId || !rootId) return [];
  const parent = await tx.comment.findFirst({
    where: { id: parentId, publicationId },
    select: { commenter: { select: { userId: true } } },
  });
  return parent?.commenter ? [{ userId: parent.commenter.userId, kind: 'answers', threadId: rootId }] : [];
}

/** Who is on the byline and still in the team. */
async function whosePost(tx: Tx, publicationId: string, postId: string): Promise<string[]> {
  const post = await tx.post.findUniqueOrThrow({
    where: { id: postId, publicationId },
    select: { authorId: true, authors: { select: { userId: true } } },
  });
  const named = post.authors.length > 0 ? post.authors.map(({ userId }) => userId) : [post.authorId];
  const members = await tx.teamMember.findMany({ where: { publicationId, userId: { in: named } }, select: { userId: true } });
  return members.map(({ userId }) => userId);
}
