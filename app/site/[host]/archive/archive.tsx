import { Frame } from '@/components/site/frame';
import { PageTitle } from '@/components/site/page-title';
import { PostRows } from '@/components/site/post-list';
import { SearchForm } from '@/components/site/search-form';
import { SubscribeBox } from '@/components/site/subscribe-box';
import { TopicList } from '@/components/site/topic-list';
import { postPath } from '@/lib/format/post-path';
import { wordsFor } from '@/lib/words/words-for';
import { siteCommentCounts } from '../discussions';
import { archiveOf } from '../posts';
import type { SitePublication } from '../publication';
import { siteTopics } from '../taxonomy';

type Props = { publication: SitePublication; years: { year: number; count: number }[]; year: number | undefined };

/** A year of posts, with links to the other years, and to what posts are about. */
export async function Archive({ publication, years, year }: Props) {
  const t = wordsFor(publication.language);
  const posts = year === undefined ? [] : await archiveOf(publication, year);
  const counts = await siteCommentCounts(
    publication,
    posts.map(({ id }) => id),
  );
  const topics = (await siteTopics(publication)).filter(({ kind }) => kind !== 'author');
  const shown = years.find((entry) => entry.year === year);
  return (
    <Frame publication={publication}>
      <div className="mx-auto max-w-3xl px-5 sm:px-8">
        <PageTitle title={t('archive.title')} />
        {shown && (
          <div className="pb-8 print:hidden">
            <SearchForm language={publication.language} />
          </div>
        )}
        {topics.length > 0 && <TopicList topics={topics} language={publication.language} />}
        {years.length > 1 && (
          <nav aria-label={t('archive.years')} className="mb-6 flex flex-wrap gap-x-1 gap-y-1 border-b border-line pb-3">
            {years.map((entry) => (
              <a
                key={entry.year}
                href={`/archive/${entry.year}`}
                aria-current={entry.year === year ? 'page' : undefined}
                className="rounded-control px-3 py-2 text-sm tabular-nums text-muted transition hover:bg-sunk hover:text-ink aria-[current=page]:bg-sunk aria-[current=page]:font-medium aria-[current=page]:text-ink"
              >
                {entry.year}
              </a>
            ))}
          </nav>
        )}
        {shown ? (
          <section aria-label={String(shown.year)} className="pb-12">
            <h2 className="flex items-baseline justify-between gap-4 border-b-2 border-ink pb-2">
              <span className="font-display text-3xl tabular-nums">{shown.year}</span>
              <span className="text-sm font-normal text-muted">{t('archive.posts', { count: shown.count })}</span>
            </h2>
            <PostRows
              where={publication}
              posts={posts.map(({ id, slug, ...post }) => ({ ...post, href: postPath(slug), comments: counts[id] ?? 0 }))}
            />
          </section>
        ) : (
          <p className="pb-12 font-serif text-xl text-muted">{t('archive.empty')}</p>
        )}
        <SubscribeBox language={publication.language} title={t('archive.subscribe')} source="archive" />
      </div>
    </Frame>
  );
}
