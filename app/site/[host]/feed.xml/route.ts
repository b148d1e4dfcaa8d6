import { Feed } from 'feed';
import { postPath } from '@/lib/format/post-path';
import { documentHtml } from '@/lib/posts/document-html';
import { publicationUrl } from '@/lib/publications/publication-url';
import { frontPosts, sitePost } from '../posts';
import { findPublication } from '../publication';
import { plainNotFound, textResponse } from '../text-response';

export const dynamic = 'force-static';
export const generateStaticParams = () => [];

const ITEMS = 20;

/** After the part of a post that everyone may read. The address is ours, so it needs no escaping but for &. */
const readOn = (link: string) => `<p><a href="${link.replaceAll('&', '&amp;')}">Read on</a></p>`;

/** RSS 2.0 with the newest posts, of each what everyone may read. */
export async function GET(_: Request, { params }: { params: Promise<{ host: string }> }) {
  const { publication } = await findPublication((await params).host);
  if (!publication) return plainNotFound();
  const { name, description, language } = publication;
  const newest = await frontPosts(publication, ITEMS);
  const posts = (await Promise.all(newest.map(({ slug }) => sitePost(publication, slug)))).filter((post) => post !== null);
  const siteUrl = publicationUrl(publication, '');
  const feed = new Feed({
    id: publicationUrl(publication),
    link: publicationUrl(publication),
    title: name,
    description: description || name,
    language,
    copyright: '',
    generator: 'Courant',
    updated: posts[0] ? new Date(Math.max(...posts.map(({ updatedAt }) => Date.parse(updatedAt)))) : new Date(0),
    feedLinks: { rss: publicationUrl(publication, '/feed.xml') },
  });
  for (const post of posts) {
    const link = publicationUrl(publication, postPath(post.slug));
    feed.addItem({
      id: link,
      guid: link,
      link,
      title: post.title,
      description: post.subtitle || newest.find(({ id }) => id === post.id)?.excerpt,
      content: (await documentHtml({ ...post, siteUrl })) + (post.behind ? readOn(link) : ''),
      date: new Date(post.publishedAt),
      author: post.authors.map(({ name }) => ({ name })),
    });
  }
  return textResponse(feed.rss2(), 'application/rss+xml');
}
