import { buttonClass } from '@/components/ui/button';
import { commentPath, commentsPath } from '@/lib/format/comment-path';
import { wordsFor } from '@/lib/words/words-for';
import { Avatar } from './avatar';
import { CommentBody } from './comment-body';
import type { DrawnComment } from './comment-thread';
import { LikeForm } from './like-form';

type Props = {
  post: { id: string; slug: string };
  likes: number;
  isLiked: boolean;
  comments: number;
  /** Whether anybody may write under it */
  isOpen: boolean;
  /** Some of the comments, for a first look */
  first: DrawnComment[];
  /** The page is everyone's. */
  shared: boolean;
  language: string;
};

/** The end of a post: likes, and what its readers say. */
export function PostTalk({ post, likes, isLiked, comments, isOpen, first, shared, language }: Props) {
  const t = wordsFor(language);
  const path = commentsPath(post.slug);
  const shown = first.filter(({ state, document }) => state === 'shown' && document);
  return (
    <section aria-label={t('comments.talk')} className="mt-12 print:hidden">
      <div className="flex flex-wrap items-center gap-3">
        <LikeForm
          action={`/api/likes/${post.id}`}
          label={t('comments.likePost')}
          likes={likes}
          isLiked={isLiked}
          remember={shared}
          language={language}
          word={t('comments.likeWord')}
        />
        {(isOpen || comments > 0) && (
          <a href={path} className={`${buttonClass('secondary')} rounded-full!`}>
            {comments > 0 ? t('comments.count', { count: comments }) : t('comments.first')}
          </a>
        )}
      </div>
      {shown.length > 0 && (
        <>
          <ol className="mt-8 divide-y divide-line border-t border-line">
            {shown.map(({ id, author, document }) => (
              <li key={id} className="flex gap-3 py-5">
                <Avatar name={author?.name ?? ''} url={author?.pictureUrl ?? null} />
                <div className="min-w-0 flex-1">
                  <a
                    href={commentPath(post.slug, id)}
                    className="text-sm font-semibold break-words underline-offset-4 hover:text-accent hover:underline"
                  >
                    {author?.name}
                  </a>
                  <div className="line-clamp-4">{document && <CommentBody document={document} />}</div>
                </div>
              </li>
            ))}
          </ol>
          {isOpen && (
            <a href={path} className={buttonClass('secondary')}>
              {t('comments.join')}
            </a>
          )}
        </>
      )}
      <script src="/likes.js" async />
    </section>
  );
}
