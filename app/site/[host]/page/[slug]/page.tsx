import type { Metadata } from 'next';
import { permanentRedirect } from 'next/navigation';
import { Frame } from '@/components/site/frame';
import { Missing, MissingAlone } from '@/components/site/missing';
import { PageTitle } from '@/components/site/page-title';
import { PageView } from '@/components/site/page-view';
import { SubscribeBox } from '@/components/site/subscribe-box';
import { excerpt } from '@/lib/document/excerpt';
import { mailPicturePath } from '@/lib/document/picture-path';
import { pagePath, postPath } from '@/lib/format/post-path';
import { publicationUrl } from '@/lib/publications/publication-url';
import { wordsFor } from '@/lib/words/words-for';
import { decodeSegment } from '../../decode-segment';
import { missingMetadata, siteMetadata } from '../../metadata';
import { movedSlug, siteGone, sitePage } from '../../posts';
import { sitePublication } from '../../publication';

export const dynamic = 'force-static';
export const generateStaticParams = () => [];

type Props = { params: Promise<{ host: string; slug: string }> };

/** Every site has one; its writer may put a page of their own in its place. */
const ABOUT = 'about';

async function read(params: Props['params']) {
  const { host, slug: segment } = await params;
  const slug = decodeSegment(segment);
  const publication = await sitePublication(host, pagePath(slug));
  return { publication, slug, page: publication && (await sitePage(publication, slug)) };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { publication, slug, page } = await read(params);
  if (publication && !page && slug === ABOUT)
    return siteMetadata(publication, { path: pagePath(ABOUT), title: (t) => t('about.title') });
  if (!publication || !page) return missingMetadata(publication?.language);
  const { seoTitle, seoDescription, title, subtitle, document, socialPicture } = page;
  const base = siteMetadata(publication, {
    path: pagePath(slug),
    title: seoTitle || title,
    description: seoDescription || subtitle || excerpt(document, 160),
  });
  if (!socialPicture) return base;
  const images = [publicationUrl(publication, mailPicturePath(socialPicture.key, socialPicture.picture))];
  return { ...base, openGraph: { ...base.openGraph, images }, twitter: { ...base.twitter, card: 'summary_large_image', images } };
}

export default async function SitePagePage({ params }: Props) {
  const { publication, slug, page } = await read(params);
  if (!publication) return <MissingAlone />;
  if (page)
    return (
      <Frame publication={publication}>
        <PageView page={page} language={publication.language} />
      </Frame>
    );
  const moved = await movedSlug(publication, slug);
  if (moved?.kind === 'page') permanentRedirect(publicationUrl(publication, postPath(moved.slug, moved.kind)));
  const t = wordsFor(publication.language);
  return (
    <Frame publication={publication}>
      {slug === ABOUT ? (
        <div className="mx-auto max-w-measure px-5 sm:px-8">
          <PageTitle title={t('about.heading', { publication: publication.name })} />
          <p className="pb-12 font-serif text-xl leading-relaxed text-pretty">
            {publication.description || t('about.standard', { publication: publication.name })}
          </p>
          <SubscribeBox language={publication.language} title={t('about.subscribe')} source="about" />
        </div>
      ) : (
        <Missing language={publication.language} isGone={await siteGone(publication, slug)} />
      )}
    </Frame>
  );
}
