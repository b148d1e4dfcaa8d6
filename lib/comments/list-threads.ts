import { db } from '@/lib/db/db';
import type { Prisma } from '@/lib/db/types';
import type { PostDocument } from '@/lib/document/types';
import type { CommentOrder } from '@/lib/format/comment-path';
import { authorOf, type CommentAuthor } from './author-of';
import { commentDocument } from './comment-document';
import { readComments } from './read-comments';
import { type CommentState, commentState, SHOWN } from './shown';

/** A comment as one who looks at it sees it: plain data, so that it can be cached as JSON. */
export type ShownComment = {
  id: string;
  /** waiting and removed: seen by who wrote it alone, or as a place that was answered. deleted and erased: such a place */
  state: CommentState;
  /** null for the place of one that is not there any more */
  document: PostDocument | null;
  author: CommentAuthor | null;
  /** ISO 8601 */
  createdAt: string;
  isEdited: boolean;
  likes: number;
  /** Of who looks */
  isOwn: boolean;
  isLiked: boolean;
  /** As they wrote it, where it is their own to edit */
  source: string | null;
  answers: ShownComment[];
  /** Answers of its thread that do not stand here; 0 but for a thread's first */
  moreAnswers: number;
};

const PAGE_THREADS = 20;
const MOST_ANSWERS = 8;
/** Of one thread by itself */
const MOST_IN_THREAD = 500;

const ORDERS: Record<CommentOrder, Prisma.CommentOrderByWithRelationInput[]> = {
  liked: [{ likes: 'desc' }, { createdAt: 'desc' }, { id: 'desc' }],
  newest: [{ createdAt: 'desc' }, { id: 'desc' }],
  oldest: [{ createdAt: 'asc' }, { id: 'asc' }],
};

type Whose = {
  publicationId: string;
  postId: string;
  /** Who looks: they see their own that wait as well. null: everyone */
  viewer: { userId: string; commenterId: string | null } | null;
};

/** What someone sees of a post's comments: what is shown, places that were answered, and their own. */
const visible = ({ viewer }: Whose): Prisma.CommentWhereInput => ({
  OR: [
    SHOWN,
    { answers: { some: SHOWN } },
    ...(viewer?.commenterId ? [{ commenterId: viewer.commenterId, deletedAt: null }] : []),
  ],
});

/** The threads of a post, twenty on a page, each with its first answers. Whether someone may read them is for the caller to
 *  have asked. @param page from 1 */
export async function listThreads(
  whose: Whose,
  { order, page, limit = PAGE_THREADS }: { order: CommentOrder; page: number; limit?: number },
): Promise<{ threads: ShownComment[]; hasMore: boolean }> {
  const roots = await db.comment.findMany({
    where: {
      AND: [{ publicationId: whose.publicationId, postId: whose.postId, rootId: null }],
      OR: [...(visible(whose).OR ?? []), { thread: { some: SHOWN } }],
    },
    orderBy: ORDERS[order],
    skip: (page - 1) * limit,
    take: limit + 1,
    select: { id: true },
  });
  const shown = roots.slice(0, limit).map(({ id }) => id);
  return { threads: await readThreads(whose, shown, MOST_ANSWERS), hasMore: roots.length > limit };
}

/** The thread that a comment stands in; null when the post has no such comment that this one sees. */
export async function getThread(whose: Whose, commentId: string): Promise<ShownComment | null> {
  const { publicationId, postId } = whose;
  const found = await db.comment.findFirst({
    where: {
      AND: [{ id: commentId, publicationId, postId }, { OR: [...(visible(whose).OR ?? []), { thread: { some: SHOWN } }] }],
    },
    select: { id: true, rootId: true },
  });
  if (!found) return null;
  const [thread] = await readThreads(whose, [found.rootId ?? found.id], MOST_IN_THREAD);
  return thread ?? null;
}

async function readThreads(whose: Whose, rootIds: string[], mostAnswers: number): Promise<ShownComment[]> {
  if (rootIds.length === 0) return [];
  const own = whose.viewer?.commenterId ?? null;
  const rows = await readComments({ ...whose, rootIds, mostAnswers });
  const drawn = new Map<string, ShownComment>();
  for (const { commenter, isLiked, authorIds, ...row } of rows) {
    const state = commentState(row);
    const isOwn = own !== null && row.commenterId === own;
    const isSeen = state === 'shown' || (isOwn && state !== 'deleted');
    const mayEdit = isOwn && (state === 'shown' || state === 'waiting');
    const comment: ShownComment = {
      ...{ id: row.id, state, isOwn, likes: row.likes, isLiked, isEdited: row.editedAt !== null },
      source: mayEdit ? row.body : null,
      document: isSeen ? commentDocument(row.body) : null,
      author: isSeen && commenter ? authorOf(commenter, authorIds) : null,
      createdAt: row.createdAt.toISOString(),
      ...{ answers: [], moreAnswers: 0 },
    };
    drawn.set(row.id, comment);
  }
  for (const { id, rootId, parentId, inThread } of rows) {
    const first = rootId && drawn.get(rootId);
    const comment = drawn.get(id);
    if (!first || !comment) continue;
    // The place it answers may be gone with all that was in it.
    ((parentId && drawn.get(parentId)) || first).answers.push(comment);
    first.moreAnswers = Math.max(0, inThread - mostAnswers);
  }
  return rootIds.flatMap((id) => drawn.get(id) ?? []);
}
