import type { ReactNode } from 'react';
import { DocumentPage } from '@/lib/document/document-page';
import { headings } from '@/lib/document/headings';
import type { LinkedPosts, Pictures, PostDocument } from '@/lib/document/types';
import { formatDate } from '@/lib/format/dates';
import { wordsFor } from '@/lib/words/words-for';
import { Contents } from './contents';
import { PostByline } from './post-byline';
import { RelatedPosts } from './related-posts';
import { SubscribeBox } from './subscribe-box';
import { TipLine } from './tip-line';
import { TopicChips } from './topic-chips';

export type PostViewProps = {
  post: {
    title: string;
    subtitle: string;
    document: PostDocument;
    pictures: Pictures;
    posts: LinkedPosts;
    authors: { name: string; href: string | null }[];
    /** Its section and tags */
    topics: { name: string; href: string }[];
    /** Where it stood first, when that is elsewhere. */
    canonicalUrl: string | null;
    /** ISO 8601 */
    publishedAt: string;
    minutes: number;
  };
  publicationName: string;
  where: { language: string; timeZone: string };
  /** What stands after the part that the reader may read; null where that is the whole. */
  paywall: ReactNode;
  /** Where a tip is left; null where none is asked for. */
  tipHref: string | null;
  /** Likes and comments, after it */
  talk?: ReactNode;
  /** Whether the form stands under the post. */
  asksToSubscribe: boolean;
  previous: Neighbour | null;
  next: Neighbour | null;
  related: { href: string; title: string; publishedAt: string }[];
};
const hostOf = (url: string) => new URL(url).hostname.replace(/^www\./, '');

type Neighbour = { href: string; title: string };

function NeighbourLink({ side, name, post }: { side: 'previous' | 'next'; name: string; post: Neighbour }) {
  return (
    <a
      href={post.href}
      rel={side === 'previous' ? 'prev' : 'next'}
      className={`group flex flex-col gap-1 border-t border-line py-5 ${side === 'next' ? 'sm:col-start-2 sm:text-end' : ''}`}
    >
      <span className="text-sm text-muted">{name}</span>
      <span className="font-display text-2xl leading-tight tracking-[-0.01em] text-balance break-words transition group-hover:text-accent">
        {post.title}
      </span>
    </a>
  );
}

/** A post as it is read: title, byline, body, and after it the form and the way on. */
export function PostView({
  post,
  publicationName,
  where,
  paywall,
  tipHref,
  talk,
  asksToSubscribe,
  previous,
  next,
  related,
}: PostViewProps) {
  const { language } = where;
  const t = wordsFor(language);
  return (
    <article className="mx-auto max-w-measure px-5 sm:px-0">
      <header className="pt-12 pb-10 sm:pt-20 sm:pb-12">
        <h1 className="font-display text-[clamp(2.375rem,7vw,4rem)] leading-[1.03] tracking-[-0.024em] text-balance break-words">
          {post.title}
        </h1>
        {post.subtitle && (
          <p className="mt-5 font-serif text-xl leading-snug text-pretty text-muted sm:text-2xl sm:leading-snug">
            {post.subtitle}
          </p>
        )}
        <p className="mt-7 flex flex-wrap gap-x-2 border-t border-line pt-4 text-sm text-muted">
          {post.authors.length > 0 && (
            <>
              <PostByline authors={post.authors} language={language} />
              <span aria-hidden>·</span>
            </>
          )}
          <time dateTime={post.publishedAt}>{formatDate(new Date(post.publishedAt), where)}</time>
          <span aria-hidden>·</span>
          <span>{t('post.minutes', { minutes: post.minutes })}</span>
        </p>
        {post.canonicalUrl && (
          <p className="mt-2 text-sm text-muted">
            {t('post.elsewhere')}{' '}
            <a href={post.canonicalUrl} className="text-ink underline decoration-accent underline-offset-4 hover:text-accent">
              {t('post.readOn', { site: hostOf(post.canonicalUrl) })}
            </a>
          </p>
        )}
      </header>
      <Contents headings={headings(post.document)} minutes={post.minutes} title={t('post.contents')} />
      <div className="prose">
        <DocumentPage
          document={post.document}
          pictures={post.pictures}
          posts={post.posts}
          words={t}
          subscribeForm={({ heading, text, label }) =>
            asksToSubscribe && (
              <SubscribeBox language={language} title={heading} label={heading} text={text} button={label} source="post" />
            )
          }
        />
      </div>
      {paywall}
      {tipHref && <TipLine href={tipHref} language={language} publicationName={publicationName} />}
      {post.topics.length > 0 && <TopicChips topics={post.topics} label={t('post.filedUnder')} />}
      {talk}
      <footer className="mt-16 sm:mt-20 print:hidden">
        {asksToSubscribe && (
          <SubscribeBox
            language={language}
            title={t('post.keepReading', { publication: publicationName })}
            text={t('post.nextOne')}
            source="post"
          />
        )}
        {(previous || next) && (
          <nav aria-label={t('post.morePosts')} className="mt-12 grid gap-x-10 sm:grid-cols-2">
            {previous && <NeighbourLink side="previous" name={t('post.previous')} post={previous} />}
            {next && <NeighbourLink side="next" name={t('post.next')} post={next} />}
          </nav>
        )}
        {related.length > 0 && <RelatedPosts posts={related} where={where} title={t('post.related')} />}
      </footer>
    </article>
  );
}
