import { PagePicture } from '@/lib/document/page-picture';
import type { Picture } from '@/lib/document/types';
import { formatDate, formatDay } from '@/lib/format/dates';
import { wordsFor } from '@/lib/words/words-for';

export type PostCard = {
  href: string;
  title: string;
  subtitle: string;
  excerpt: string;
  /** ISO 8601 */
  publishedAt: string;
  minutes: number;
  /** That readers see */
  comments: number;
  /** The post's first picture. */
  cover: { key: string; picture: Picture } | null;
};
type Said = Pick<PostCard, 'publishedAt' | 'minutes' | 'comments'>;
type Where = { language: string; timeZone: string };
export type PostRow = Pick<PostCard, 'href' | 'title' | 'subtitle' | 'publishedAt' | 'comments'>;

/** When it was published, how long it takes to read, and how many have said something about it. */
export function Byline({ post, where, className = '' }: { post: Said; where: Where; className?: string }) {
  return (
    <p className={`text-sm text-muted ${className}`}>
      <time dateTime={post.publishedAt}>{formatDate(new Date(post.publishedAt), where)}</time>
      <span aria-hidden> · </span>
      <span className="whitespace-nowrap">{wordsFor(where.language)('post.minutes', { minutes: post.minutes })}</span>
      {post.comments > 0 && (
        <>
          <span aria-hidden> · </span>
          <span className="whitespace-nowrap">{wordsFor(where.language)('comments.count', { count: post.comments })}</span>
        </>
      )}
    </p>
  );
}

// The title's link covers the whole card, so that one link is read and any place can be pressed.
const COVER = "after:absolute after:inset-0 after:content-['']";

/** The newest post, as a front page leads with it: its words in the middle, or beside its picture. */
export function LeadPost({ post, where }: { post: PostCard; where: Where }) {
  const { cover } = post;
  const [layout, middle] = cover
    ? ['max-w-3xl lg:grid lg:max-w-none lg:grid-cols-[1.2fr_1fr] lg:items-center lg:gap-12', '']
    : ['max-w-3xl text-center', 'mx-auto'];
  return (
    <article className={`group relative mx-auto py-12 sm:py-16 ${layout}`}>
      {cover && (
        <PagePicture
          name={cover.key}
          picture={cover.picture}
          sizes="(min-width: 64rem) 32rem, (min-width: 48rem) 48rem, 100vw"
          alt=""
          fetchPriority="high"
          className="mb-7 aspect-[3/2] w-full rounded-card bg-sunk object-cover lg:mb-0"
        />
      )}
      <div>
        <Byline post={post} where={where} />
        <h2
          className={`mt-4 font-display leading-[1.04] tracking-[-0.022em] text-balance break-words ${cover ? 'text-[clamp(2.125rem,5vw,3.25rem)]' : 'text-[clamp(2.125rem,6vw,3.75rem)]'}`}
        >
          <a href={post.href} className={`transition group-hover:text-accent ${COVER}`}>
            {post.title}
          </a>
        </h2>
        {post.subtitle && (
          <p
            className={`mt-5 max-w-[38rem] font-serif text-xl leading-snug text-balance text-muted sm:text-[1.375rem] ${middle}`}
          >
            {post.subtitle}
          </p>
        )}
        {post.excerpt && (
          <p className={`mt-5 line-clamp-3 max-w-[38rem] font-serif text-lg leading-relaxed text-pretty ${middle}`}>
            {post.excerpt}
          </p>
        )}
      </div>
    </article>
  );
}

/** The posts after the newest, two abreast where there is room. */
export function PostGrid({ posts, where }: { posts: PostCard[]; where: Where }) {
  return (
    <ul className="grid gap-x-12 sm:grid-cols-2">
      {posts.map((post) => (
        <li key={post.href} className="border-t border-line">
          <article className="group relative flex h-full flex-col py-7">
            <Byline post={post} where={where} />
            <h3 className="mt-2 font-display text-[1.75rem] leading-[1.12] tracking-[-0.015em] text-balance break-words">
              <a href={post.href} className={`transition group-hover:text-accent ${COVER}`}>
                {post.title}
              </a>
            </h3>
            {(post.subtitle || post.excerpt) && (
              <p className="mt-2.5 line-clamp-3 font-serif text-lg leading-snug text-pretty text-muted">
                {post.subtitle || post.excerpt}
              </p>
            )}
          </article>
        </li>
      ))}
    </ul>
  );
}

/** A year of posts: day, title, subtitle, a line each, and how many comments there are. */
export function PostRows({ posts, where }: { posts: PostRow[]; where: Where }) {
  return (
    <ul>
      {posts.map((post) => (
        <li key={post.href} className="border-t border-line first:border-t-0">
          <article className="group relative grid grid-cols-[4.25rem_1fr] gap-x-4 py-4 sm:grid-cols-[5.5rem_1fr]">
            <time dateTime={post.publishedAt} className="pt-1 text-sm text-muted tabular-nums">
              {formatDay(new Date(post.publishedAt), where)}
            </time>
            <div className="min-w-0">
              <h3 className="font-serif text-xl leading-snug font-medium text-pretty break-words">
                <a href={post.href} className={`transition group-hover:text-accent ${COVER}`}>
                  {post.title}
                </a>
              </h3>
              {post.subtitle && <p className="mt-0.5 line-clamp-2 font-serif text-lg leading-snug text-muted">{post.subtitle}</p>}
              {post.comments > 0 && (
                <p className="mt-1 text-sm text-muted">{wordsFor(where.language)('comments.count', { count: post.comments })}</p>
              )}
            </div>
          </article>
        </li>
      ))}
    </ul>
  );
}
