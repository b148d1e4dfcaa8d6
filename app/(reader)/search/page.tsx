import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { Frame } from '@/components/site/frame';
import { PageTitle } from '@/components/site/page-title';
import { SearchForm } from '@/components/site/search-form';
import { SearchResults } from '@/components/site/search-results';
import { buttonClass } from '@/components/ui/button';
import { clientIp, ipBlock } from '@/lib/auth/client-ip';
import { limitRate } from '@/lib/auth/limit-rate';
import type { Publication } from '@/lib/db/types';
import { LONGEST_QUERY, searchPosts } from '@/lib/posts/search-posts';
import { requestPublication } from '@/lib/publications/request-publication';
import { wordsFor } from '@/lib/words/words-for';
import { framed } from '../framed';
import { readerHead } from '../reader-head';

export const generateMetadata = readerHead((t) => t('search.title'));

const PER_PAGE = 20;
const MOST_PAGES = 50;
/** Of one client, in a minute. */
const SEARCHES = 30;

type Props = { searchParams: Promise<{ q?: string | string[]; page?: string | string[] }> };
type Asked = { publication: Publication; query: string; page: number };

/** The address of one page of a search. */
const searchPath = (query: string, page = 1) =>
  query ? `/search?${new URLSearchParams({ q: query, ...(page > 1 && { page: String(page) }) })}` : '/search';

export default async function SearchPage({ searchParams }: Props) {
  const { q, page: number } = await searchParams;
  const query = (typeof q === 'string' ? q : '').toWellFormed().trim();
  const asked = Number(number);
  const page = Number.isInteger(asked) && asked > 1 ? Math.min(asked, MOST_PAGES) : 1;
  const publication = await requestPublication(searchPath(query.slice(0, LONGEST_QUERY), page));
  return (
    <Frame publication={await framed(publication)} plain>
      <div className="mx-auto max-w-3xl px-5 sm:px-8">
        <PageTitle title={wordsFor(publication.language)('search.title')} />
        <SearchForm language={publication.language} query={query.slice(0, LONGEST_QUERY)} longest={LONGEST_QUERY} />
        <div className="pt-6 pb-12">{query && <Answer publication={publication} query={query} page={page} />}</div>
      </div>
    </Frame>
  );
}

const Says = ({ children }: { children: ReactNode }) => (
  <p role="status" className="font-serif text-xl text-pretty break-words">
    {children}
  </p>
);

async function Answer({ publication, query, page }: Asked) {
  const t = wordsFor(publication.language);
  if (query.length > LONGEST_QUERY) return <Says>{t('search.tooLong')}</Says>;
  if (!(await limitRate(`search:${publication.id}:${ipBlock(clientIp(await headers()))}`, SEARCHES, 60)))
    return <Says>{t('search.tooMany')}</Says>;
  const { posts, total, suggestion } = await searchPosts(publication.id, query, {
    limit: PER_PAGE,
    offset: (page - 1) * PER_PAGE,
  });
  if (posts.length === 0 && page > 1) redirect(searchPath(query));
  if (posts.length === 0)
    return (
      <>
        <Says>
          {suggestion
            ? t.rich('search.didYouMean', {
                query,
                suggestion,
                link: (words) => (
                  <a href={searchPath(suggestion)} className="underline decoration-accent underline-offset-4 hover:text-accent">
                    {words}
                  </a>
                ),
              })
            : t('search.nothing', { query })}
        </Says>
        <a href="/archive" className="mt-4 inline-block py-2 text-sm text-muted underline underline-offset-4 hover:text-ink">
          {t('search.archive')}
        </a>
      </>
    );
  const pages = Math.min(MOST_PAGES, Math.ceil(total / PER_PAGE));
  return (
    <>
      <p role="status" className="border-b-2 border-ink pb-2 text-sm text-muted">
        {t('search.found', { count: total })}
      </p>
      <SearchResults posts={posts} where={publication} />
      {pages > 1 && (
        <nav aria-label={t('search.pages')} className="flex items-center justify-between gap-4 border-t border-line pt-5 text-sm">
          <PageLink query={query} page={page - 1} pages={pages} rel="prev">
            {t('search.earlier')}
          </PageLink>
          <span className="text-muted tabular-nums">{t('search.page', { page, pages })}</span>
          <PageLink query={query} page={page + 1} pages={pages} rel="next">
            {t('search.more')}
          </PageLink>
        </nav>
      )}
    </>
  );
}

type LinkProps = { query: string; page: number; pages: number; rel: 'prev' | 'next'; children: string };

/** Keeps its place where there is no such page. */
const PageLink = ({ query, page, pages, rel, children }: LinkProps) =>
  page < 1 || page > pages ? (
    <span />
  ) : (
    <a href={searchPath(query, page)} rel={rel} className={buttonClass('secondary')}>
      {children}
    </a>
  );
