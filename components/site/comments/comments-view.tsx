import type { ReactNode } from 'react';
import { buttonClass } from '@/components/ui/button';
import { COMMENT_ORDERS, type CommentOrder, commentsPath } from '@/lib/format/comment-path';
import { postPath } from '@/lib/format/post-path';
import { wordsFor } from '@/lib/words/words-for';
import { CommentThread, type DrawnComment, type Thread } from './comment-thread';

type Props = {
  post: { slug: string; title: string };
  comments: number;
  threads: DrawnComment[];
  thread: Thread;
  /** One thread by itself */
  alone: boolean;
  order: CommentOrder;
  page: number;
  hasMore: boolean;
  /** Where one writes, or what one would have to do first */
  form: ReactNode;
  /** Said in place of the comments to who may not read them */
  hidden: ReactNode;
};

/** The discussion of a post. */
export function CommentsView({ post, comments, threads, thread, alone, order, page, hasMore, form, hidden }: Props) {
  const slug = post.slug;
  const t = wordsFor(thread.where.language);
  return (
    <div className="mx-auto max-w-measure px-5 pb-8 sm:px-0">
      <header className="pt-10 pb-8 sm:pt-16">
        <p className="text-sm text-muted">
          <a href={postPath(slug)} className="inline-block py-2 break-words underline-offset-4 hover:text-ink hover:underline">
            <span aria-hidden className="me-[0.25em] inline-block rtl:-scale-x-100">
              ←
            </span>
            {post.title}
          </a>
        </p>
        <h1 className="mt-1 font-display text-[clamp(2.25rem,6vw,3.25rem)] leading-[1.06] tracking-[-0.02em]">
          {alone ? t('comments.thread') : comments > 0 ? t('comments.count', { count: comments }) : t('comments.title')}
        </h1>
        {alone && (
          <p className="mt-3 text-sm">
            <a
              href={commentsPath(slug)}
              className="inline-block py-2 underline decoration-accent underline-offset-4 hover:text-accent"
            >
              {t('comments.all')}
            </a>
          </p>
        )}
      </header>
      {hidden ?? (
        <>
          {!alone && form}
          {!alone && (threads.length > 1 || page > 1) && (
            <nav aria-label={t('comments.order')} className="mt-10 flex flex-wrap gap-x-5 border-b border-line text-sm">
              {COMMENT_ORDERS.map((each) => (
                <a
                  key={each}
                  href={commentsPath(slug, each)}
                  rel="nofollow"
                  aria-current={each === order ? 'page' : undefined}
                  className="-mb-px border-b-2 border-transparent py-3 text-muted hover:text-ink aria-[current=page]:border-accent aria-[current=page]:text-ink"
                >
                  {t(`comments.${each}`)}
                </a>
              ))}
            </nav>
          )}
          {threads.length > 0 ? (
            <ol className="mt-4 divide-y divide-line">
              {threads.map((comment) => (
                <CommentThread key={comment.id} comment={comment} thread={thread} />
              ))}
            </ol>
          ) : (
            <p className="mt-10 font-serif text-xl text-muted">{t('comments.empty')}</p>
          )}
          {(page > 1 || hasMore) && (
            <nav aria-label={t('comments.pages')} className="mt-8 flex justify-between gap-4">
              {page > 1 ? (
                <a href={commentsPath(slug, order, page - 1)} rel="prev" className={buttonClass('secondary')}>
                  {t('comments.back')}
                </a>
              ) : (
                <span />
              )}
              {hasMore && (
                <a href={commentsPath(slug, order, page + 1)} rel="next" className={buttonClass('secondary')}>
                  {t('comments.more')}
                </a>
              )}
            </nav>
          )}
        </>
      )}
      <script src="/likes.js" async />
    </div>
  );
}
