import { Feed } from 'feed';
import { authorPath, postPath } from '@/lib/format/post-path';
import { documentHtml } from '@/lib/posts/document-html';
import { publicationUrl } from '@/lib/publications/publication-url';
import { wordsFor } from '@/lib/words/words-for';
import { FEED_FILES, type FeedFile } from './feed-files';
import type { FeedPost, FeedPublication, PrivatePart } from './feed-types';
import { withFileToken } from './file-token';

/** After the part of a post that everyone may read. Address and words are ours: they need no escaping but for &. */
const readOn = (link: string, words: string) => `<p><a href="${link.replaceAll('&', '&amp;')}">${words}</a></p>`;

type About = {
  title: string;
  description: string;
  /** Of the page it belongs to; "" for the front page */
  path: string;
  /** Of one reader's own feed: its address, and what opens its files */
  own?: PrivatePart;
  /** Of WebSub, where there is one */
  hubUrl?: string;
};

/** The newest posts of a page as RSS 2.0, Atom or JSON Feed, of each what its reader may read; null for a file that is none of
 *  them. An item is known by the post's
 *  id, so that a new address makes no new item. */
export async function makeFeed(
  publication: FeedPublication,
  { title, description, path, own: mine, hubUrl }: About,
  posts: FeedPost[],
  file: string,
): Promise<{ body: string; contentType: string } | null> {
  const format = FEED_FILES[file as FeedFile];
  if (!format) return null;
  const t = wordsFor(publication.language);
  const siteUrl = publicationUrl(publication, '');
  const own = (name: FeedFile) => (mine ? mine.feedUrl.replace(/[^/]+$/, name) : publicationUrl(publication, `${path}/${name}`));
  const feed = new Feed({
    id: publicationUrl(publication, path || '/'),
    link: publicationUrl(publication, path || '/'),
    title,
    description: description || title,
    language: publication.language,
    copyright: '',
    generator: 'Courant',
    updated: posts[0] ? new Date(Math.max(...posts.map(({ updatedAt }) => Date.parse(updatedAt)))) : new Date(0),
    feedLinks: { rss: own('feed.xml'), atom: own('atom.xml'), json: own('feed.json') },
    ...(hubUrl ? { hub: hubUrl } : {}),
  });
  for (const post of posts) {
    const link = publicationUrl(publication, postPath(post.slug));
    const html = await documentHtml({ ...post, siteUrl, t });
    feed.addItem({
      id: `urn:uuid:${post.id}`,
      link,
      title: post.title,
      description: post.subtitle || undefined,
      content: (mine ? withFileToken(html, siteUrl, mine.fileToken) : html) + (post.behind ? readOn(link, t('feed.readOn')) : ''),
      date: new Date(post.updatedAt),
      published: new Date(post.publishedAt),
      author: post.authors.map(({ name, slug }) => ({
        name,
        link: slug === null ? undefined : publicationUrl(publication, authorPath(slug)),
      })),
      category: post.tags.map(({ name }) => ({ name })),
    });
  }
  return { body: format.write(feed), contentType: format.contentType };
}
