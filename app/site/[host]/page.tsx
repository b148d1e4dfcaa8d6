import { Frame } from '@/components/site/frame';
import { MissingAlone } from '@/components/site/missing';
import { LeadPost, PostGrid } from '@/components/site/post-list';
import { SubscribeBox } from '@/components/site/subscribe-box';
import { buttonClass } from '@/components/ui/button';
import { readingMinutes } from '@/lib/format/counts';
import { postPath } from '@/lib/format/post-path';
import { wordsFor } from '@/lib/words/words-for';
import { siteCommentCounts } from './discussions';
import { siteMetadata } from './metadata';
import { type FrontPost, featuredPost, frontPosts } from './posts';
import { sitePublication } from './publication';

export const dynamic = 'force-static';
export const generateStaticParams = () => [];

type Props = { params: Promise<{ host: string }> };

const SHOWN = 9;

const card = ({ slug, title, subtitle, excerpt, publishedAt, words, cover }: FrontPost, comments: number) => ({
  href: postPath(slug),
  title,
  subtitle,
  excerpt,
  publishedAt,
  minutes: readingMinutes(words),
  comments,
  cover,
});

export async function generateMetadata({ params }: Props) {
  return siteMetadata(await sitePublication((await params).host, '/'), { path: '/' });
}

export default async function HomePage({ params }: Props) {
  const publication = await sitePublication((await params).host, '/');
  if (!publication) return <MissingAlone />;
  const [[featured], newest] = await Promise.all([featuredPost(publication), frontPosts(publication, SHOWN + 1)]);
  const others = newest.filter(({ id }) => id !== featured?.id);
  const shown = featured ? [featured, ...others] : others;
  const counts = await siteCommentCounts(
    publication,
    shown.map(({ id }) => id),
  );
  const [lead, ...rest] = shown.map((post) => card(post, counts[post.id] ?? 0));
  const t = wordsFor(publication.language);
  return (
    <Frame publication={publication} front>
      <div className="mx-auto max-w-5xl px-5 sm:px-8">
        {lead && <LeadPost post={lead} where={publication} />}
        <div className={lead ? '' : 'pt-14 sm:pt-20'}>
          <SubscribeBox
            language={publication.language}
            title={t(lead ? 'home.boxTitle' : 'home.firstTitle')}
            text={t(lead ? 'home.boxText' : 'home.firstText')}
            source="home"
            wide
          />
        </div>
        {rest.length > 0 && (
          <section aria-label={t('home.more')} className="mt-14">
            <PostGrid posts={rest.slice(0, SHOWN - 1)} where={publication} />
            {rest.length >= SHOWN && (
              <p className="border-t border-line pt-8 text-center">
                <a href="/archive" className={buttonClass('secondary')}>
                  {t('home.all')}
                </a>
              </p>
            )}
          </section>
        )}
      </div>
    </Frame>
  );
}
