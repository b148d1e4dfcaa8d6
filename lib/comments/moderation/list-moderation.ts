import { db } from '@/lib/db/db';
import type { Prisma } from '@/lib/db/types';
import type { PostDocument } from '@/lib/document/types';
import { authorOf, type CommentAuthor, commenterFields } from '../author-of';
import { commentDocument } from '../comment-document';
import { type CommentState, commentState } from '../shown';

export const MODERATION_VIEWS = ['waiting', 'reported', 'all', 'removed'] as const;
export type ModerationView = (typeof MODERATION_VIEWS)[number];

/** A comment as the team sees it. */
export type ModeratedComment = {
  id: string;
  state: CommentState;
  heldFor: string | null;
  document: PostDocument;
  author: CommentAuthor & { commenterId: string; isBanned: boolean; isTeam: boolean };
  post: { id: string; slug: string | null; title: string };
  createdAt: Date;
  isEdited: boolean;
  likes: number;
  /** What readers told of it and nobody has decided */
  reports: { reason: string; detail: string; createdAt: Date }[];
};

const WHICH: Record<ModerationView, Prisma.CommentWhereInput> = {
  waiting: { heldAt: { not: null }, removedAt: null },
  reported: { removedAt: null, reports: { some: { settledAt: null } } },
  all: {},
  removed: { removedAt: { not: null } },
};
const theirs = (publicationId: string, view: ModerationView) =>
  ({
    ...{ publicationId, deletedAt: null, commenterId: { not: null }, post: { deletedAt: null } },
    ...WHICH[view],
  }) satisfies Prisma.CommentWhereInput;

/** A publication's comments for its team: what waits with the oldest first, everything else with the newest.
 *  @param after the id of the last one of the page before */
export async function listModeration(
  publicationId: string,
  { view, after, limit }: { view: ModerationView; after?: string; limit: number },
): Promise<ModeratedComment[]> {
  const direction = view === 'waiting' ? 'asc' : 'desc';
  const rows = await db.comment.findMany({
    where: theirs(publicationId, view),
    orderBy: [{ createdAt: direction }, { id: direction }],
    take: limit,
    ...(after && { cursor: { id: after, publicationId }, skip: 1 }),
    include: {
      commenter: { select: commenterFields(publicationId) },
      post: {
        select: {
          ...{ id: true, slug: true, title: true, authorId: true, authors: { select: { userId: true } } },
          publishedRevision: { select: { title: true } },
        },
      },
      reports: { where: { settledAt: null }, orderBy: { createdAt: 'asc' }, take: 20 },
    },
  });
  return rows.flatMap(({ commenter, post, reports, ...row }) => {
    if (!commenter) return [];
    const authorIds = post.authors.length > 0 ? post.authors.map(({ userId }) => userId) : [post.authorId];
    const { id: commenterId, bannedAt, user } = commenter;
    return [
      {
        ...{ id: row.id, state: commentState(row), heldFor: row.heldFor, document: commentDocument(row.body) },
        author: {
          ...authorOf(commenter, authorIds),
          ...{ commenterId, isBanned: bannedAt !== null, isTeam: user.memberships.length > 0 },
        },
        post: { id: post.id, slug: post.slug, title: post.publishedRevision?.title ?? post.title },
        ...{ createdAt: row.createdAt, isEdited: row.editedAt !== null, likes: row.likes },
        reports: reports.map(({ reason, detail, createdAt }) => ({ reason, detail, createdAt })),
      },
    ];
  });
}

/** How many wait, and how many were reported, for the team's eye. */
export async function countModeration(publicationId: string): Promise<{ waiting: number; reported: number }> {
  const [waiting, reported] = await Promise.all([
    db.comment.count({ where: theirs(publicationId, 'waiting') }),
    db.comment.count({ where: theirs(publicationId, 'reported') }),
  ]);
  return { waiting, reported };
}
