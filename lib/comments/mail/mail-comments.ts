import { signInAddress } from '@/lib/auth/sign-in-address';
import { canRead } from '@/lib/billing/can-read';
import { getReader } from '@/lib/billing/get-reader';
import { db } from '@/lib/db/db';
import type { Tx } from '@/lib/db/types';
import { commentPath } from '@/lib/format/comment-path';
import { queueNotice } from '@/lib/notices/queue-notice';
import { openPosts } from '@/lib/posts/listed-posts';
import { publicationUrl } from '@/lib/publications/publication-url';
import { commentText } from '../comment-document';
import { ensureCommenter } from '../commenter';
import { nameOf } from '../name-of';
import { commentState } from '../shown';
import { type CommentMailKind, mailOffToken, mailOffUrls } from './mail-off';
import { lockThreadMail, nextMailAt } from './thread-mail';

const MOST = 10;
const MOST_CHARACTERS = 600;
const TWO_DAYS_MS = 2 * 86_400_000;

type Input = { publicationId: string; userId: string; threadId: string };

/** Tells a person of what is new in a thread, all of it in one mail, at most once an hour. What was taken away meanwhile, what
 *  they may not read any more and what they switched off is left out. Safe to repeat.
 *  @returns when to come again; null when it is done. */
export async function mailComments(input: Input, now = new Date()): Promise<Date | null> {
  return db.$transaction(async (tx) => {
    await lockThreadMail(tx, input);
    const rows = await waiting(tx, input);
    if (rows.length === 0) return null;
    const due = await nextMailAt(tx, input, now);
    if (due > now) return due;
    for (const kind of ['answers', 'posts'] as const)
      await mail(
        tx,
        input,
        kind,
        rows.filter((row) => row.kind === kind).map(({ comment }) => comment),
        now,
      );
    await tx.commentMail.updateMany({ where: { id: { in: rows.map(({ id }) => id) } }, data: { settledAt: now } });
    return null;
  });
}

const waiting = (tx: Tx, { publicationId, userId, threadId }: Input) =>
  tx.commentMail.findMany({
    where: { publicationId, userId, threadId, settledAt: null, comment: { post: openPosts(publicationId) } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    include: {
      comment: {
        include: {
          commenter: true,
          post: {
            select: {
              ...{ id: true, slug: true, access: true, unlocksAt: true, publishedRevision: { select: { title: true } } },
              publication: { select: { host: true, homeHost: true } },
            },
          },
        },
      },
    },
  });
type Waiting = Awaited<ReturnType<typeof waiting>>[number]['comment'];

async function mail(tx: Tx, { publicationId, userId }: Input, kind: CommentMailKind, comments: Waiting[], now: Date) {
  const told = comments.filter((comment) => {
    const state = commentState(comment);
    return state === 'shown' || (state === 'waiting' && kind === 'posts');
  });
  const post = told[0]?.post;
  if (!post?.slug) return;
  const { slug, publication } = post;
  const commenter = await ensureCommenter(tx, publicationId, userId);
  if (kind === 'answers' ? commenter.answersOffAt : commenter.postsOffAt) return;
  const user = await tx.user.findUniqueOrThrow({
    where: { id: userId },
    include: { memberships: { where: { publicationId }, select: { role: true } } },
  });
  const role = user.memberships[0]?.role ?? null;
  if (kind === 'posts' && role === null) return; // left the team meanwhile
  if (!canRead(post, await getReader(publicationId, { user, role }), now)) return;
  const email = await signInAddress(publicationId, user.email, tx);
  if (!email) return;
  const shown = await Promise.all(
    told.slice(0, MOST).map(async (comment) => ({
      name: comment.commenter ? await nameOf(tx, comment.commenter) : '',
      text: shorten(commentText(comment.body)),
      url: publicationUrl(publication, comment.heldAt ? '/dashboard/comments' : commentPath(slug, comment.id)),
      isWaiting: comment.heldAt !== null,
    })),
  );
  await queueNotice(tx, {
    ...{ publicationId, email, kind: 'comments', expiresAt: new Date(now.getTime() + TWO_DAYS_MS) },
    props: {
      ...{ homeUrl: publicationUrl(publication), about: kind, postTitle: post.publishedRevision?.title ?? '' },
      ...{ comments: shown, more: told.length - shown.length, ...mailOffUrls(publication, mailOffToken(kind, commenter.id)) },
    },
  });
}

const shorten = (text: string) =>
  text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS).replace(/\s+\S*$/, '')} …` : text;
