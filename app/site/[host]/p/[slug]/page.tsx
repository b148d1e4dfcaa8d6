import type { Metadata } from 'next';
import { permanentRedirect } from 'next/navigation';
import { Frame } from '@/components/site/frame';
import { JsonLd } from '@/components/site/json-ld';
import { Missing } from '@/components/site/missing';
import { PostView } from '@/components/site/post-view';
import { documentWords } from '@/lib/document/document-words';
import { excerpt } from '@/lib/document/excerpt';
import { pictureKeys } from '@/lib/document/picture-keys';
import { mailPicturePath } from '@/lib/document/picture-path';
import { readingMinutes } from '@/lib/format/counts';
import { postPath } from '@/lib/format/post-path';
import { canDrawSocialPicture } from '@/lib/posts/social-picture';
import { publicationUrl } from '@/lib/publications/publication-url';
import { decodeSegment } from '../../decode-segment';
import { siteMetadata } from '../../metadata';
import { movedSlug, type SitePost, sitePost } from '../../posts';
import { type SitePublication, sitePublication } from '../../publication';

export const dynamic = 'force-static';
export const generateStaticParams = () => [];

type Props = { params: Promise<{ host: string; slug: string }> };

/** The inner path carries the slug as the address did: encoded. */
async function read(params: Props['params']) {
  const { host, slug } = await params;
  const named = decodeSegment(slug);
  const path = postPath(named);
  const publication = await sitePublication(host, path);
  return { path, publication, named, post: publication && (await sitePost(publication, named)) };
}

const summary = (post: SitePost) => post.seoDescription || post.subtitle || excerpt(post.document, 160);

/** The picture of the post's cards, as JPEG or PNG, which every reader of cards understands: the one its writer chose, else
 *  its first, else one made from its title. */
function picture(publication: SitePublication, { slug, document, pictures, socialPicture }: SitePost) {
  const key = pictureKeys(document).find((each) => pictures[each]);
  const first = key && pictures[key] ? { key, picture: pictures[key] } : null;
  const found = socialPicture ?? first;
  if (found) return publicationUrl(publication, mailPicturePath(found.key, found.picture));
  return canDrawSocialPicture(publication.name) ? publicationUrl(publication, `${postPath(slug)}/social.png`) : null;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { path, publication, post } = await read(params);
  if (!publication || !post) return { title: 'Page not found' };
  const authors = post.authors.map(({ name }) => name);
  const title = post.seoTitle || post.title;
  const base = siteMetadata(publication, { path, title, description: summary(post) });
  const image = picture(publication, post);
  return {
    ...base,
    alternates: { ...base.alternates, canonical: post.canonicalUrl ?? base.alternates?.canonical },
    authors: authors.map((name) => ({ name })),
    openGraph: {
      ...base.openGraph,
      type: 'article',
      publishedTime: post.publishedAt,
      modifiedTime: post.updatedAt,
      authors,
      images: image ? [image] : undefined,
    },
    twitter: { ...base.twitter, card: image ? 'summary_large_image' : 'summary', images: image ? [image] : undefined },
  };
}

const neighbour = (post: SitePost['previous']) => post && { href: postPath(post.slug), title: post.title };

export default async function PostPage({ params }: Props) {
  const { path, publication, named, post } = await read(params);
  if (!publication) return <Missing />;
  const moved = post ? null : await movedSlug(publication, named);
  if (moved) permanentRedirect(publicationUrl(publication, postPath(moved.slug)));
  if (!post)
    return (
      <Frame publication={publication}>
        <Missing />
      </Frame>
    );
  return (
    <Frame publication={publication}>
      <JsonLd
        data={{
          '@context': 'https://schema.org',
          '@type': 'NewsArticle',
          headline: post.title,
          description: summary(post),
          datePublished: post.publishedAt,
          dateModified: post.updatedAt,
          inLanguage: publication.language,
          mainEntityOfPage: publicationUrl(publication, path),
          image: picture(publication, post) ?? undefined,
          author: post.authors.map(({ name }) => ({ '@type': 'Person', name })),
          publisher: { '@type': 'Organization', name: publication.name, url: publicationUrl(publication) },
        }}
      />
      <PostView
        post={{
          ...post,
          authors: post.authors.map(({ name }) => ({ name, href: null })),
          minutes: readingMinutes(documentWords(post.document)),
        }}
        publicationName={publication.name}
        where={publication}
        previous={neighbour(post.previous)}
        next={neighbour(post.next)}
      />
    </Frame>
  );
}
