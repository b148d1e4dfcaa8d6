import type { PostDocument } from '@/lib/document/types';
import { type CommentOrder, commentActPath, commentPath } from '@/lib/format/comment-path';
import { formatCount } from '@/lib/format/counts';
import { formatDateTime } from '@/lib/format/dates';
import type { Words } from '@/lib/words/translator';
import { wordsFor } from '@/lib/words/words-for';
import type { ActWords } from './act-words';
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
  viewer: { mayWrite: boolean; asksName: boolean; mayAct: boolean; words: ActWords; actions: CommentActions } | null;
  order?: CommentOrder;
};

/** Deeper answers stand under the third, with a word to whom. */
const DEEPEST = 3;
const gone = (t: Words, state: DrawnComment['state']) =>
  t(state === 'removed' ? 'comments.removed' : state === 'erased' ? 'comments.erased' : 'comments.deleted');

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
  const t = wordsFor(thread.where.language);
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
            {t('comments.moreAnswers', { count: comment.moreAnswers })}
          </a>
        </p>
      )}
    </li>
  );
}

function SingleComment({ comment, thread, to }: { comment: DrawnComment; thread: Thread; to?: string }) {
  const { id, state, author, document } = comment;
  const { where, post } = thread;
  const t = wordsFor(where.language);
  const when = formatDateTime(new Date(comment.createdAt), where);
  if (!author || !document)
    return (
      <article id={`comment-${id}`} className="scroll-mt-4 py-4">
        <p className="font-serif text-muted italic">{gone(t, state)}</p>
      </article>
    );
  return (
    <article
      id={`comment-${id}`}
      aria-label={t('comments.by', { name: author.name })}
      className="-mx-3 scroll-mt-4 rounded-card px-3 py-4 transition-colors target:bg-sunk"
    >
      <header className="flex items-center gap-3">
        <Avatar name={author.name} url={author.pictureUrl} />
        <p className="min-w-0 text-sm leading-snug">
          <span className="flex flex-wrap items-baseline gap-x-2">
            {author.href ? (
              <a
                href={author.href}
                className="-my-1 py-1 font-semibold break-words underline-offset-4 hover:text-accent hover:underline"
              >
                {author.name}
              </a>
            ) : (
              <span className="font-semibold break-words">{author.name}</span>
            )}
            {author.badge && (
              <span className="rounded-full border border-accent px-2 text-xs leading-5 font-medium text-accent">
                {t(author.badge === 'author' ? 'comments.author' : 'comments.team')}
              </span>
            )}
            {to && <span className="text-muted">{t('comments.to', { name: to })}</span>}
          </span>
          <span className="text-muted">
            <a
              href={commentPath(post.slug, id)}
              className="mt-1 inline-block pb-1.5 underline-offset-4 hover:text-ink hover:underline"
            >
              <time dateTime={comment.createdAt}>{when}</time>
            </a>
            {comment.isEdited && ` · ${t('comments.edited')}`}
          </span>
        </p>
      </header>
      {state === 'waiting' && <p className="mt-3 border-s-4 border-warn ps-3 text-sm">{t('comments.waiting')}</p>}
      {state === 'removed' && (
        <p className="mt-3 border-s-4 border-bad ps-3 text-sm">
          {t('comments.removedOwn', { publication: thread.publicationName })}
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
  const t = wordsFor(where.language);
  if (viewer?.mayAct && !isOwn)
    return (
      <LikeForm
        action={`/api/comments/${id}/like`}
        label={t('comments.likeComment')}
        likes={likes}
        isLiked={isLiked}
        language={where.language}
      />
    );
  if (likes === 0) return null;
  return (
    <span className="me-2 py-2 text-muted">
      <span aria-hidden>♥ {formatCount(likes, where.language)}</span>
      <span className="sr-only">{t('comments.likes', { count: likes })}</span>
    </span>
  );
}

function Acts({ comment, thread, name }: { comment: DrawnComment; thread: Thread; name: string }) {
  const { id, state, isOwn, source } = comment;
  const { viewer, post, where } = thread;
  const t = wordsFor(where.language);
  // Everyone's page leads to forms, which ask to sign in first.
  if (!viewer)
    return (['answer', 'report'] as const).map((act) => (
      <a
        key={act}
        href={commentActPath(id, act)}
        rel="nofollow"
        className="rounded-control px-2 py-2 text-muted underline-offset-4 first:-ms-2 hover:text-ink hover:underline"
      >
        {t(act === 'answer' ? 'comments.answer' : 'comments.report')}
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
      answerTo={t('comments.answerTo', { name })}
      words={viewer.words}
      actions={viewer.actions}
    />
  );
}
