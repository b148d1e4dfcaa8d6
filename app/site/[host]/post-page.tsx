import type { Metadata } from 'next';
import { PostTalk } from '@/components/site/comments/post-talk';
import { Frame } from '@/components/site/frame';
import { JsonLd } from '@/components/site/json-ld';
import { PaywallBox } from '@/components/site/paywall-box';
import { PostView } from '@/components/site/post-view';
import type { Discussion } from '@/lib/comments/get-discussion';
import { excerpt } from '@/lib/document/excerpt';
import { pictureKeys } from '@/lib/document/picture-keys';
import { mailPicturePath } from '@/lib/document/picture-path';
import { readingMinutes } from '@/lib/format/counts';
import { authorPath, postPath, sectionPath, tagPath } from '@/lib/format/post-path';
import { tipPath } from '@/lib/format/tip-path';
import { canDrawSocialPicture } from '@/lib/posts/social-picture';
import { publicationUrl } from '@/lib/publications/publication-url';
import { wordsFor } from '@/lib/words/words-for';
import { siteMetadata } from './metadata';
import { type SitePost, siteAsksForTips, sitePrice } from './posts';
import type { SitePublication } from './publication';

type Props = {
  publication: SitePublication;
  /** As its reader may read it. Nothing else of it may be drawn. */
  post: SitePost;
  /** Whose page it is; null for everyone's, which is cached. */
  reader: { isSubscribed: boolean; mayOpenOne?: boolean } | null;
  /** Its likes and comments as its reader sees them; left out of a preview. `isOpen`: whether there may be more of these. */
  talk?: { discussion: Discussion; isOpen: boolean; likes: number; isLiked: boolean };
};

const summary = (post: SitePost) => post.seoDescription || post.subtitle || excerpt(post.document, 160);

/** The picture of the post's cards, as JPEG or PNG, which every reader of cards understands: the one its writer chose, else
 *  the first that this reader may see, else one made from its title. */
export function postPicture(
  publication: Pick<SitePublication, 'name' | 'host' | 'language'>,
  { slug, document, pictures, socialPicture }: Pick<SitePost, 'slug' | 'document' | 'pictures' | 'socialPicture'>,
): string | null {
  const key = pictureKeys(document).find((each) => pictures[each]);
  const first = key && pictures[key] ? { key, picture: pictures[key] } : null;
  const found = socialPicture ?? first;
  if (found) return publicationUrl(publication, mailPicturePath(found.key, found.picture));
  return canDrawSocialPicture(publication) ? publicationUrl(publication, `${postPath(slug)}/social.png`) : null;
}

const oembedUrl = (publication: SitePublication, slug: string) =>
  publicationUrl(publication, `/api/oembed?${new URLSearchParams({ url: publicationUrl(publication, postPath(slug)) })}`);

export function postMetadata(publication: SitePublication, post: SitePost): Metadata {
  const authors = post.authors.map(({ name }) => name);
  const title = post.seoTitle || post.title;
  const base = siteMetadata(publication, { path: postPath(post.slug), title, description: summary(post) });
  const image = postPicture(publication, post);
  return {
    ...base,
    alternates: {
      canonical: post.canonicalUrl ?? base.alternates?.canonical,
      types: { ...base.alternates?.types, 'application/json+oembed': oembedUrl(publication, post.slug) },
    },
    robots: post.unlisted ? { index: false } : undefined,
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

const topicsOf = ({ section, tags }: SitePost) => [
  ...(section ? [{ name: section.name, href: sectionPath(section.slug) }] : []),
  ...tags.map(({ name, slug }) => ({ name, href: tagPath(slug) })),
];

/** The way to the post, for search engines: front page, section or archive, post. */
function breadcrumbs(publication: SitePublication, { section, slug, title }: SitePost) {
  const steps = [
    { name: publication.name, path: '/' },
    section
      ? { name: section.name, path: sectionPath(section.slug) }
      : { name: wordsFor(publication.language)('archive.title'), path: '/archive' },
    { name: title, path: postPath(slug) },
  ];
  return {
    '@context': 'https://schema.org',
    '@type': 'BreadcrumbList',
    itemListElement: steps.map(({ name, path }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: publicationUrl(publication, path),
    })),
  };
}

/** The page of a post, everyone's or one reader's. */
export async function PostPage({ publication, post, reader, talk }: Props) {
  const path = postPath(post.slug);
  const price = post.behind && post.access === 'paid' ? await sitePrice(publication) : null;
  return (
    <Frame publication={publication} signedIn={reader !== null} plain>
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
          image: postPicture(publication, post) ?? undefined,
          author: post.authors.map(({ name, slug }) => ({
            '@type': 'Person',
            name,
            url: slug === null ? undefined : publicationUrl(publication, authorPath(slug)),
          })),
          articleSection: post.section?.name,
          keywords: post.tags.length > 0 ? post.tags.map(({ name }) => name) : undefined,
          publisher: { '@type': 'Organization', name: publication.name, url: publicationUrl(publication) },
          // schema.org's way to say that there is more than a search engine is shown.
          isAccessibleForFree: post.access === 'everyone',
          hasPart:
            post.access === 'everyone'
              ? undefined
              : { '@type': 'WebPageElement', isAccessibleForFree: false, cssSelector: '.behind-paywall' },
        }}
      />
      <JsonLd data={breadcrumbs(publication, post)} />
      <PostView
        post={{
          ...post,
          authors: post.authors.map(({ name, slug }) => ({ name, href: slug === null ? null : authorPath(slug) })),
          topics: topicsOf(post),
          minutes: readingMinutes(post.words),
        }}
        publicationName={publication.name}
        where={publication}
        paywall={
          post.behind && post.access !== 'everyone' ? (
            <PaywallBox
              language={publication.language}
              access={post.access}
              words={post.behind.words}
              path={path}
              signedIn={reader !== null}
              publicationName={publication.name}
              price={price}
              openFree={reader?.mayOpenOne ? post.id : null}
            />
          ) : null
        }
        // Who is asked to pay for the rest is not asked for a tip as well.
        tipHref={!post.behind && (await siteAsksForTips(publication)) ? tipPath(path) : null}
        talk={
          talk && (
            <PostTalk
              post={post}
              likes={talk.likes}
              isLiked={talk.isLiked}
              comments={talk.discussion.comments}
              isOpen={talk.isOpen}
              first={talk.discussion.threads}
              shared={reader === null}
              language={publication.language}
            />
          )
        }
        // The box of a post for subscribers has the form in it.
        asksToSubscribe={!reader?.isSubscribed && !(post.behind && post.access === 'free')}
        previous={neighbour(post.previous)}
        next={neighbour(post.next)}
        related={post.related.map(({ slug, title, publishedAt }) => ({ href: postPath(slug), title, publishedAt }))}
      />
    </Frame>
  );
}
