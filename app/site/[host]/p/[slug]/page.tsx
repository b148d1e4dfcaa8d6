import type { Metadata } from 'next';
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
import { publicationUrl } from '@/lib/publications/publication-url';
import { siteMetadata } from '../../metadata';
import { type SitePost, sitePost } from '../../posts';
import { type SitePublication, sitePublication } from '../../publication';

export const dynamic = 'force-static';
export const generateStaticParams = () => [];

type Props = { params: Promise<{ host: string; slug: string }> };

/** The inner path carries the slug as the address did: encoded. */
async function read(params: Props['params']) {
  const { host, slug } = await params;
  const path = postPath(decode(slug));
  const publication = await sitePublication(host, path);
  return { path, publication, post: publication && (await sitePost(publication, decode(slug))) };
}

function decode(slug: string) {
  try {
    return decodeURIComponent(slug);
  } catch {
    return slug; // no post has such a slug
  }
}

const summary = (post: SitePost) => post.subtitle || excerpt(post.document, 160);

/** The post's first picture as a JPEG or PNG, which every reader of cards understands. */
function picture(publication: SitePublication, { document, pictures }: SitePost) {
  const key = pictureKeys(document).find((each) => pictures[each]);
  const found = key && pictures[key];
  return found ? publicationUrl(publication, mailPicturePath(key, found)) : null;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { path, publication, post } = await read(params);
  if (!publication || !post) return { title: 'Page not found' };
  const base = siteMetadata(publication, { path, title: post.title, description: summary(post) });
  const image = picture(publication, post);
  return {
    ...base,
    authors: post.authorName ? [{ name: post.authorName }] : undefined,
    openGraph: {
      ...base.openGraph,
      type: 'article',
      publishedTime: post.publishedAt,
      modifiedTime: post.updatedAt,
      authors: post.authorName ? [post.authorName] : undefined,
      images: image ? [image] : undefined,
    },
    twitter: { ...base.twitter, card: image ? 'summary_large_image' : 'summary', images: image ? [image] : undefined },
  };
}

const neighbour = (post: SitePost['previous']) => post && { href: postPath(post.slug), title: post.title };

export default async function PostPage({ params }: Props) {
  const { path, publication, post } = await read(params);
  if (!publication) return <Missing />;
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
          '@type': 'Article',
          headline: post.title,
          description: summary(post),
          datePublished: post.publishedAt,
          dateModified: post.updatedAt,
          inLanguage: publication.language,
          mainEntityOfPage: publicationUrl(publication, path),
          image: picture(publication, post) ?? undefined,
          author: post.authorName ? { '@type': 'Person', name: post.authorName } : undefined,
          publisher: { '@type': 'Organization', name: publication.name, url: publicationUrl(publication) },
        }}
      />
      <PostView
        post={{ ...post, minutes: readingMinutes(documentWords(post.document)) }}
        publicationName={publication.name}
        where={publication}
        previous={neighbour(post.previous)}
        next={neighbour(post.next)}
      />
    </Frame>
  );
}
