import type { PostDocument } from '@/lib/document/types';
import { type CommentOrder, commentActPath, commentPath } from '@/lib/format/comment-path';
import { countOf, formatCount } from '@/lib/format/counts';
import { formatDateTime } from '@/lib/format/dates';
import { Avatar } from './avatar';
import { type CommentActions, CommentActs } from './comment-acts';
import { CommentBody } from './comment-body';
import { LikeForm } from './like-form';

export type DrawnComment = {
  id: string;
  state: 'shown' | 'waiting' | 'removed' | 'deleted' | 'erased';
  document: PostDocument | null;
  author: { name: string; href: string | null; pictureUrl: string | null; badge: 'author' | 'team' | null } | null;
  /** ISO 8601 */
  createdAt: string;
  isEdited: boolean;
  likes: number;
  isOwn: boolean;
  isLiked: boolean;
  source: string | null;
  answers: DrawnComment[];
  moreAnswers: number;
};

/** What every comment of a discussion is drawn with. */
export type Thread = {
  post: { id: string; slug: string };
  where: { language: string; timeZone: string };
  publicationName: string;
  /** Who looks; null on everyone's page, which is cached */
  viewer: { mayWrite: boolean; asksName: boolean; mayAct: boolean; actions: CommentActions } | null;
  order?: CommentOrder;
};

/** Deeper answers stand under the third, with a word to whom. */
const DEEPEST = 3;
const BADGES = { author: 'Author', team: 'Team' };

const GONE: Partial<Record<DrawnComment['state'], string>> = {
  removed: 'A comment that was removed',
  erased: 'A comment of a deleted reader',
};

/** A comment with its answers. */
export function CommentThread({
  comment,
  thread,
  depth = 1,
  to,
}: {
  comment: DrawnComment;
  thread: Thread;
  depth?: number;
  to?: string;
}) {
  const deep = depth >= DEEPEST;
  return (
    <li>
      <SingleComment comment={comment} thread={thread} to={to} />
      {comment.answers.length > 0 && (
        <ol className={deep ? 'mt-1' : 'mt-1 border-s border-line ps-4 sm:ms-4 sm:ps-6'}>
          {comment.answers.map((answer) => (
            <CommentThread
              key={answer.id}
              comment={answer}
              thread={thread}
              depth={depth + 1}
              to={deep ? comment.author?.name : undefined}
            />
          ))}
        </ol>
      )}
      {comment.moreAnswers > 0 && (
        <p className="mt-2 ps-4 text-sm sm:ms-4 sm:ps-6">
          <a
            href={commentPath(thread.post.slug, comment.id)}
            className="underline decoration-line underline-offset-4 hover:text-accent"
          >
            Show {countOf(comment.moreAnswers, 'more answer')}
          </a>
        </p>
      )}
    </li>
  );
}

function SingleComment({ comment, thread, to }: { comment: DrawnComment; thread: Thread; to?: string }) {
  const { id, state, author, document } = comment;
  const { where, post } = thread;
  const when = formatDateTime(new Date(comment.createdAt), where);
  if (!author || !document)
    return (
      <article id={`comment-${id}`} className="scroll-mt-4 py-4">
        <p className="font-serif text-muted italic">{GONE[state] ?? 'A comment that was deleted'}</p>
      </article>
    );
  return (
    <article
      id={`comment-${id}`}
      aria-label={`Comment by ${author.name}`}
      className="-mx-3 scroll-mt-4 rounded-card px-3 py-4 transition-colors target:bg-sunk"
    >
      <header className="flex items-center gap-3">
        <Avatar name={author.name} url={author.pictureUrl} />
        <p className="min-w-0 text-sm leading-snug">
          <span className="flex flex-wrap items-baseline gap-x-2">
            {author.href ? (
              <a href={author.href} className="font-semibold break-words underline-offset-4 hover:text-accent hover:underline">
                {author.name}
              </a>
            ) : (
              <span className="font-semibold break-words">{author.name}</span>
            )}
            {author.badge && (
              <span className="rounded-full border border-accent px-2 text-xs leading-5 font-medium text-accent">
                {BADGES[author.badge]}
              </span>
            )}
            {to && <span className="text-muted">to {to}</span>}
          </span>
          <span className="text-muted">
            <a href={commentPath(post.slug, id)} className="underline-offset-4 hover:text-ink hover:underline">
              <time dateTime={comment.createdAt}>{when}</time>
            </a>
            {comment.isEdited && ' · edited'}
          </span>
        </p>
      </header>
      {state === 'waiting' && (
        <p className="mt-3 border-s-4 border-warn ps-3 text-sm">Waiting for approval. Until then only you see it.</p>
      )}
      {state === 'removed' && (
        <p className="mt-3 border-s-4 border-bad ps-3 text-sm">
          Removed by the team of {thread.publicationName}. Only you still see it.
        </p>
      )}
      <CommentBody document={document} />
      {state !== 'removed' && (
        <div className="-mb-2 flex flex-wrap items-center gap-x-1 text-sm">
          {state === 'shown' && <Likes comment={comment} thread={thread} />}
          <Acts comment={comment} thread={thread} name={author.name} />
        </div>
      )}
    </article>
  );
}

/** A button for who may like it; else how many do. */
function Likes({ comment: { id, likes, isLiked, isOwn }, thread: { viewer, where } }: { comment: DrawnComment; thread: Thread }) {
  if (viewer?.mayAct && !isOwn)
    return (
      <LikeForm
        action={`/api/comments/${id}/like`}
        what="this comment"
        likes={likes}
        isLiked={isLiked}
        language={where.language}
      />
    );
  if (likes === 0) return null;
  return (
    <span className="me-2 py-2 text-muted">
      <span aria-hidden>♥ {formatCount(likes, where.language)}</span>
      <span className="sr-only">{countOf(likes, 'like')}</span>
    </span>
  );
}

function Acts({ comment, thread, name }: { comment: DrawnComment; thread: Thread; name: string }) {
  const { id, state, isOwn, source } = comment;
  const { viewer, post } = thread;
  // Everyone's page leads to forms, which ask to sign in first.
  if (!viewer)
    return (['answer', 'report'] as const).map((act) => (
      <a
        key={act}
        href={commentActPath(id, act)}
        rel="nofollow"
        className="rounded-control px-2 py-2 text-muted underline-offset-4 first:-ms-2 hover:text-ink hover:underline"
      >
        {act === 'answer' ? 'Answer' : 'Report'}
        <span className="sr-only"> {name}</span>
      </a>
    ));
  const acts = [
    ...(viewer.mayWrite && state === 'shown' ? (['answer'] as const) : []),
    ...(isOwn ? (['edit', 'delete'] as const) : viewer.mayAct ? (['report'] as const) : []),
  ];
  return (
    <CommentActs
      commentId={id}
      postId={post.id}
      name={name}
      acts={[...acts]}
      source={source}
      asksName={viewer.asksName}
      actions={viewer.actions}
    />
  );
}
