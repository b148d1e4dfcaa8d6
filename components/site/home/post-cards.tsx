import { pictureSource } from '@/lib/document/picture-path';
import { Byline, type PostCard } from '../post-list';

type Where = { language: string; timeZone: string };
type CardProps = { post: PostCard; where: Where; asList: boolean; isFirst: boolean };

/** The posts as cards with their pictures, three abreast where there is room, or as a list with the picture at its side. */
export function PostCards({ posts, where, asList = false }: { posts: PostCard[]; where: Where; asList?: boolean }) {
  return (
    <ul className={asList ? 'mx-auto max-w-3xl sm:pt-5' : 'grid gap-x-8 gap-y-12 pt-10 sm:grid-cols-2 lg:grid-cols-3'}>
      {posts.map((post, index) => (
        <li key={post.href} className={asList ? 'border-b border-line last:border-b-0' : ''}>
          <Card post={post} where={where} asList={asList} isFirst={index === 0} />
        </li>
      ))}
    </ul>
  );
}

function Card({ post: { href, title, subtitle, excerpt, cover, ...post }, where, asList, isFirst }: CardProps) {
  // Among pictures a post without one begins with a rule, as in a newspaper, and says more of itself.
  const isRuled = !cover && !asList;
  return (
    <article
      className={`group relative flex h-full ${asList ? 'flex-row-reverse items-start gap-x-6 py-7' : 'flex-col'} ${isRuled ? 'border-t-2 border-ink pt-4' : ''}`}
    >
      {cover && (
        // biome-ignore lint/performance/noImgElement: its widths were made at upload.
        <img
          {...pictureSource(cover.key, cover.picture)}
          sizes={asList ? '10rem' : '(min-width: 64rem) 20rem, (min-width: 40rem) 50vw, 100vw'}
          alt=""
          // The first is the largest thing that a phone shows.
          {...(isFirst ? { fetchPriority: 'high' } : { loading: 'lazy', decoding: 'async' })}
          className={`rounded-card bg-sunk object-cover ${asList ? 'aspect-square w-24 shrink-0 sm:w-36' : 'mb-4 aspect-[3/2] w-full'}`}
        />
      )}
      <div className="min-w-0 flex-1">
        <h2 className="font-display text-[1.625rem] leading-[1.14] tracking-[-0.015em] text-balance break-words">
          <a href={href} className="transition group-hover:text-accent after:absolute after:inset-0 after:content-['']">
            {title}
          </a>
        </h2>
        {(subtitle || excerpt) && (
          <p className="mt-2 line-clamp-3 font-serif text-lg leading-snug text-pretty text-muted">{subtitle || excerpt}</p>
        )}
        {isRuled && subtitle && excerpt && (
          <p className="mt-2 line-clamp-4 font-serif text-lg leading-snug text-pretty">{excerpt}</p>
        )}
        <Byline post={post} where={where} className="mt-3" />
      </div>
    </article>
  );
}
