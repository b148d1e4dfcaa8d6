import { Feed } from 'feed';
import { authorPath, postPath } from '@/lib/format/post-path';
import { documentHtml } from '@/lib/posts/document-html';
import { publicationUrl } from '@/lib/publications/publication-url';
import { wordsFor } from '@/lib/words/words-for';
import { FEED_FILES, type FeedFile } from './feed-files';
import type { SitePost } from './posts';
import type { SitePublication } from './publication';
import { plainNotFound, textResponse } from './text-response';

/** After the part of a post that everyone may read. Address and words are ours: they need no escaping but for &. */
const readOn = (link: string, words: string) => `<p><a href="${link.replaceAll('&', '&amp;')}">${words}</a></p>`;

type About = {
  title: string;
  description: string;
  /** Of the page it belongs to; "" for the front page */
  path: string;
};

/** The newest posts of a page as RSS 2.0, Atom or JSON Feed, of each what everyone may read. An item is known by the post's
 *  id, so that a new address makes no new item. */
export async function makeFeed(
  publication: SitePublication,
  { title, description, path }: About,
  posts: SitePost[],
  file: string,
) {
  const format = FEED_FILES[file as FeedFile];
  if (!format) return plainNotFound();
  const t = wordsFor(publication.language);
  const siteUrl = publicationUrl(publication, '');
  const own = (name: FeedFile) => publicationUrl(publication, `${path}/${name}`);
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
  });
  for (const post of posts) {
    const link = publicationUrl(publication, postPath(post.slug));
    feed.addItem({
      id: `urn:uuid:${post.id}`,
      link,
      title: post.title,
      description: post.subtitle || undefined,
      content: (await documentHtml({ ...post, siteUrl, t })) + (post.behind ? readOn(link, t('feed.readOn')) : ''),
      date: new Date(post.updatedAt),
      published: new Date(post.publishedAt),
      author: post.authors.map(({ name, slug }) => ({
        name,
        link: slug === null ? undefined : publicationUrl(publication, authorPath(slug)),
      })),
      category: post.tags.map(({ name }) => ({ name })),
    });
  }
  return textResponse(format.write(feed), format.contentType);
}
