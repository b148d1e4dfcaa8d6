import { Frame } from '@/components/site/frame';
import { Missing, MissingAlone } from '@/components/site/missing';
import { SubscribeBox } from '@/components/site/subscribe-box';
import { TopicHead } from '@/components/site/topic-head';
import { YearsOfPosts } from '@/components/site/years-of-posts';
import { buttonClass } from '@/components/ui/button';
import { postPath } from '@/lib/format/post-path';
import { wordsFor } from '@/lib/words/words-for';
import { decodeSegment } from '../../../../decode-segment';
import { siteCommentCounts } from '../../../../discussions';
import { missingMetadata, siteMetadata } from '../../../../metadata';
import { sitePublication } from '../../../../publication';
import { siteTopic, topicPosts } from '../../../../taxonomy';

export const dynamic = 'force-static';
export const generateStaticParams = () => [];

type Props = { params: Promise<{ host: string; kind: string; slug: string; page: string }> };

const EYEBROWS = { tag: 'topic.tag', s: 'topic.section', author: 'topic.author' } as const;

const pageOf = (path: string, page: number) => (page > 1 ? `${path}/${page}` : path);

async function read(params: Props['params']) {
  const { host, kind, slug, page: number } = await params;
  const page = /^[1-9]\d{0,3}$/.test(number) ? Number(number) : 0;
  const publication = await sitePublication(host, pageOf(`/${kind}/${slug}`, page));
  const topic = publication && page > 0 ? await siteTopic(publication, kind, decodeSegment(slug)) : null;
  return { publication, topic, kind, page };
}

export async function generateMetadata({ params }: Props) {
  const { publication, topic, page } = await read(params);
  if (!publication || !topic) return missingMetadata(publication?.language);
  return siteMetadata(publication, {
    path: pageOf(topic.path, page),
    title: topic.name,
    description: topic.description,
    feedPath: topic.path,
  });
}

/** The posts of a tag, a section or an author, newest first, a hundred on a page. */
export default async function TopicPage({ params }: Props) {
  const { publication, topic, kind, page } = await read(params);
  if (!publication) return <MissingAlone />;
  const { posts, hasMore } = topic ? await topicPosts(publication, topic, page) : { posts: [], hasMore: false };
  if (!topic || (posts.length === 0 && page > 1))
    return (
      <Frame publication={publication}>
        <Missing language={publication.language} />
      </Frame>
    );
  const counts = await siteCommentCounts(
    publication,
    posts.map(({ id }) => id),
  );
  const t = wordsFor(publication.language);
  const eyebrow = t(EYEBROWS[kind as keyof typeof EYEBROWS]);
  return (
    <Frame publication={publication}>
      <div className="mx-auto max-w-3xl px-5 sm:px-8">
        <TopicHead eyebrow={eyebrow} title={topic.name} text={topic.description} picture={topic.picture} />
        {posts.length > 0 ? (
          <YearsOfPosts
            posts={posts.map(({ id, slug, ...post }) => ({ ...post, href: postPath(slug), comments: counts[id] ?? 0 }))}
            where={publication}
          />
        ) : (
          <p className="pb-12 font-serif text-xl text-muted">{t('topic.empty')}</p>
        )}
        {(page > 1 || hasMore) && (
          <nav aria-label={t('topic.pages')} className="mb-12 flex justify-between gap-4">
            {page > 1 ? (
              <a href={pageOf(topic.path, page - 1)} rel="prev" className={buttonClass('secondary')}>
                {t('topic.newer')}
              </a>
            ) : (
              <span />
            )}
            {hasMore && (
              <a href={pageOf(topic.path, page + 1)} rel="next" className={buttonClass('secondary')}>
                {t('topic.older')}
              </a>
            )}
          </nav>
        )}
        <SubscribeBox language={publication.language} title={t('archive.subscribe')} source={kind === 's' ? 'section' : kind} />
      </div>
    </Frame>
  );
}
