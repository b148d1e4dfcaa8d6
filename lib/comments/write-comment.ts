import { canRead } from '@/lib/billing/can-read';
import { db } from '@/lib/db/db';
import type { Tx } from '@/lib/db/types';
import { log } from '@/lib/log';
import { openPosts } from '@/lib/posts/listed-posts';
import { type CommentRefusal, commentRefusal, talkOf } from './can-comment';
import { type BodyProblem, readBody } from './comment-body';
import { countLinks } from './comment-document';
import { lockCommenter, type Viewer } from './commenter';
import { holdReason } from './hold-reason';
import { queueCommentMail } from './mail/queue-comment-mail';
import { nameOf } from './name-of';
import { type NameProblem, passesForTeam, ReaderName } from './reader-name';
import { SHOWN } from './shown';
import { touchDiscussion } from './touch-discussion';

const MAX_LINKS = 10;
const SAME_AGAIN_MS = 10 * 60_000;

type Input = {
  publicationId: string;
  postId: string;
  /** What it answers; null where it begins a thread */
  parentId: string | null;
  viewer: Viewer;
  /** Unchecked */
  body: string;
  /** Unchecked; asked for where they have none yet */
  name?: string;
};
export type WrittenComment =
  | { ok: true; id: string; isWaiting: boolean }
  | { ok: false; problem: 'post-unknown' | 'cannot-read' | 'answered-gone' | 'too-many-links' | CommentRefusal }
  | { ok: false; problem: 'fields'; fields: { body?: BodyProblem; name?: NameProblem } };

/** Writes a comment under a post. It is shown at once, or waits for the team where a rule says so: its writer is told which.
 *  The same words sent twice within ten minutes are one comment. */
export async function writeComment(
  { publicationId, postId, parentId, viewer, body: typed, name: typedName }: Input,
  now = new Date(),
): Promise<WrittenComment> {
  const read = readBody(typed);
  if (!read.ok) return { ok: false, problem: 'fields', fields: { body: read.problem } };
  const { body } = read;
  if (countLinks(body) > MAX_LINKS) return { ok: false, problem: 'too-many-links' };
  const written = await db.$transaction(async (tx): Promise<WrittenComment> => {
    const post = await tx.post.findFirst({
      where: { ...openPosts(publicationId), id: postId },
      include: {
        publication: {
          select: { commentRule: true, commentsCloseAfterDays: true, commentHold: true, commentWords: true },
        },
      },
    });
    if (!post) return { ok: false, problem: 'post-unknown' };
    if (!canRead(post, viewer.reader, now)) return { ok: false, problem: 'cannot-read' };
    const commenter = await lockCommenter(tx, publicationId, viewer.user.id);
    const refusal = commentRefusal(talkOf(post, post.publication), viewer.reader, commenter.bannedAt !== null, now);
    if (refusal) return { ok: false, problem: refusal };
    const parent = parentId
      ? await tx.comment.findFirst({
          where: { id: parentId, publicationId, postId, ...SHOWN },
          select: { id: true, rootId: true },
        })
      : null;
    if (parentId && !parent) return { ok: false, problem: 'answered-gone' };

    if (!(await nameOf(tx, commenter))) {
      const refused = await takeName(tx, viewer, commenter.id, publicationId, typedName);
      if (refused) return { ok: false, problem: 'fields', fields: { name: refused } };
    }
    const same = await tx.comment.findFirst({
      where: {
        ...{ publicationId, postId, commenterId: commenter.id, parentId: parent?.id ?? null, body },
        ...{ deletedAt: null, createdAt: { gt: new Date(now.getTime() - SAME_AGAIN_MS) } },
      },
      select: { id: true, heldAt: true },
    });
    if (same) return { ok: true, id: same.id, isWaiting: same.heldAt !== null };

    const reason =
      viewer.role === null ? holdReason(body, post.publication, await isNewcomer(tx, publicationId, commenter.id)) : null;
    const comment = await tx.comment.create({
      data: {
        ...{ publicationId, postId, commenterId: commenter.id, body, createdAt: now },
        ...{ parentId: parent?.id ?? null, rootId: parent ? (parent.rootId ?? parent.id) : null },
        ...(reason && { heldAt: now, heldFor: reason }),
      },
    });
    await queueCommentMail(tx, comment, now);
    if (!reason) await touchDiscussion(tx, publicationId, postId, commenter.id);
    return { ok: true, id: comment.id, isWaiting: reason !== null };
  });
  if (written.ok) log.info({ publicationId, postId, commentId: written.id, isWaiting: written.isWaiting }, 'comment.written');
  return written;
}

/** Whether none of what they wrote was ever shown. */
export async function isNewcomer(tx: Tx, publicationId: string, commenterId: string): Promise<boolean> {
  return (await tx.comment.count({ where: { publicationId, commenterId, heldAt: null, removedAt: null }, take: 1 })) === 0;
}

/** Keeps the name a person gives with their first comment. @returns what is wrong with it */
async function takeName(tx: Tx, viewer: Viewer, id: string, publicationId: string, typed = ''): Promise<NameProblem | null> {
  const name = ReaderName.safeParse(typed);
  if (!name.success) return 'name-missing';
  if (viewer.role === null && (await passesForTeam(tx, publicationId, name.data))) return 'name-taken';
  await tx.commenter.update({ where: { id, publicationId }, data: { name: name.data } });
  return null;
}
