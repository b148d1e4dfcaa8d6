import { Frame } from '@/components/site/frame';
import { AboutBox } from '@/components/site/home/about-box';
import { PostCards } from '@/components/site/home/post-cards';
import { Welcome } from '@/components/site/home/welcome';
import { LeadPost, PostGrid } from '@/components/site/post-list';
import { SubscribeBox } from '@/components/site/subscribe-box';
import { buttonClass } from '@/components/ui/button';
import { readingMinutes } from '@/lib/format/counts';
import { postPath } from '@/lib/format/post-path';
import { wordsFor } from '@/lib/words/words-for';
import { siteCommentCounts } from '../discussions';
import { type FrontPost, featuredPost, frontPosts } from '../posts';
import type { SitePublication } from '../publication';

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

/** The front page, in the layout its writer chose: the featured post first, else the newest. */
export async function Home({ publication }: { publication: SitePublication }) {
  const { language, theme } = publication;
  const [[featured], newest] = await Promise.all([featuredPost(publication), frontPosts(publication, theme.posts + 1)]);
  const others = newest.filter(({ id }) => id !== featured?.id);
  const found = featured ? [featured, ...others] : others;
  const counts = await siteCommentCounts(
    publication,
    found.map(({ id }) => id),
  );
  const posts = found.map((post) => card(post, counts[post.id] ?? 0));
  const t = wordsFor(language);
  if (theme.home === 'single')
    return (
      <Frame publication={{ ...publication, theme: { ...theme, header: 'strip' } }} front="bare">
        <Welcome publication={publication} source="home" readFirst={posts.length > 0 ? '/archive' : null} />
      </Frame>
    );
  const shown = posts.slice(0, theme.posts);
  const [lead, ...rest] = shown;
  const box = (
    <SubscribeBox
      language={language}
      title={t(lead ? 'home.boxTitle' : 'home.firstTitle')}
      text={t(lead ? 'home.boxText' : 'home.firstText')}
      source="home"
      wide
    />
  );
  return (
    <Frame publication={publication} front>
      <div className="mx-auto max-w-5xl px-5 sm:px-8">
        {theme.home === 'magazine' ? (
          <>
            {lead && <LeadPost post={lead} where={publication} />}
            <div className={lead ? '' : 'pt-14 sm:pt-20'}>{box}</div>
            {rest.length > 0 && (
              <section aria-label={t('home.more')} className="mt-14">
                <PostGrid posts={rest} where={publication} />
              </section>
            )}
          </>
        ) : (
          <>
            <section aria-label={t('home.more')}>
              <PostCards posts={shown} where={publication} asList={theme.home === 'list'} />
            </section>
            <div className="mt-14">{box}</div>
          </>
        )}
        {posts.length > shown.length && (
          <p className="mt-2 border-t border-line pt-8 text-center">
            <a href="/archive" className={buttonClass('secondary')}>
              {t('home.all')}
            </a>
          </p>
        )}
        {theme.about && <AboutBox publication={publication} />}
      </div>
    </Frame>
  );
}
