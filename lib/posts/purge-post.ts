import { db } from '@/lib/db/db';
import type { Post, Tx } from '@/lib/db/types';
import { emptyDocument } from '@/lib/document/empty-document';
import { recordActivity } from '@/lib/publications/record-activity';
import { lockTrashedPost } from './lock-trashed-post';

type Input = { publicationId: string; postId: string /** null: the worker, at its time */; userId: string | null };
export type PurgedPost = { ok: true } | { ok: false; problem: 'post-unknown' | 'being-mailed' };

/** Deletes a post in the trash for good, with all its revisions. One that was mailed leaves a row without words, so that the
 *  history of its mailing still has a name: who got it, what came back, and when stay known. Refused while its mail is going
 *  out. Cannot be undone. */
export async function purgePost({ publicationId, postId, userId }: Input, now = new Date()): Promise<PurgedPost> {
  return db.$transaction(async (tx) => {
    const post = await lockTrashedPost(tx, publicationId, postId);
    if (!post) return { ok: false, problem: 'post-unknown' };
    const issues = await tx.issue.findMany({
      where: { publicationId, postId },
      select: { id: true, finishedAt: true, cancelledAt: true },
    });
    if (issues.some(({ finishedAt, cancelledAt }) => !finishedAt && !cancelledAt)) return { ok: false, problem: 'being-mailed' };
    if (post.publishedAt) await rememberAddresses(tx, post);
    if (issues.length === 0) await tx.post.delete({ where: { id: postId, publicationId } });
    else await empty(tx, publicationId, postId, now);
    await recordActivity(tx, { publicationId, userId, act: 'post.purged', objectId: postId, objectName: post.title });
    return { ok: true };
  });
}

/** Its addresses go with it, but stay known as gone (isGone). */
async function rememberAddresses(tx: Tx, { id: postId, publicationId, deletedSlug }: Post) {
  const earlier = await tx.postSlug.findMany({ where: { publicationId, postId }, select: { slug: true } });
  const slugs = [...earlier.map(({ slug }) => slug), ...(deletedSlug ? [deletedSlug] : [])];
  await tx.goneAddress.createMany({ data: slugs.map((slug) => ({ publicationId, slug })), skipDuplicates: true });
}

async function empty(tx: Tx, publicationId: string, postId: string, now: Date) {
  await tx.post.update({
    where: { id: postId, publicationId },
    data: { subtitle: '', document: emptyDocument, publishedRevisionId: null, deletedSlug: null, purgedAt: now },
  });
  await tx.postSlug.deleteMany({ where: { publicationId, postId } });
  await tx.postRevision.deleteMany({ where: { publicationId, postId } });
  // Not one by one: the first of a thread takes its answers along.
  await tx.comment.deleteMany({ where: { publicationId, postId, rootId: null } });
  await tx.postLike.deleteMany({ where: { publicationId, postId } });
  await tx.issueMessage.deleteMany({ where: { issue: { publicationId, postId } } });
}
