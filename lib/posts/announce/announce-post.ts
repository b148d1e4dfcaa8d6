import { db } from '@/lib/db/db';
import { env } from '@/lib/env';
import { fetchPublic } from '@/lib/fetch/fetch-public';
import { privateAllowed } from '@/lib/fetch/private-allowed';
import { postPath } from '@/lib/format/post-path';
import { log } from '@/lib/log';
import { publicationUrl } from '@/lib/publications/publication-url';
import { indexNowKey, mayIndexNow } from './index-now';

/** How many of a post's topics have their feeds announced with it. */
const MOST_TOPICS = 20;
const FEEDS = ['/feed.xml', '/atom.xml', '/feed.json'];

type Post = { publicationId: string; postId: string };
type Asked = { url: string; body: string; contentType: string };

/** Posts through the guarded client: the operator named the address, and a name may come to lead elsewhere.
 *  @throws where nobody answers or the answer is "later", so that the job is tried again; what is refused for good is logged. */
async function tell(what: string, { url, body, contentType }: Asked): Promise<void> {
  const answered = await fetchPublic(url, { method: 'POST', body, contentType, maxRedirects: 0, allow: privateAllowed });
  if (!answered.ok) throw new Error(`${what} could not be told: ${answered.problem}`);
  if (answered.status >= 500 || answered.status === 429) throw new Error(`${what} answered ${answered.status}`);
  if (answered.status >= 400) log.warn({ status: answered.status, what }, 'announcement.refused');
  else log.info({ status: answered.status, what }, 'announcement.made');
}

/** Tells the hub which feeds have changed (WebSub §7: hub.mode=publish), and search engines which address has (IndexNow), after
 *  a post was published, changed or taken off. Each only where the operator set its address. Safe to repeat. */
export async function announcePost({ publicationId, postId }: Post): Promise<void> {
  const post = await db.post.findFirst({
    where: { id: postId, publicationId },
    select: {
      ...{ slug: true, unlisted: true, kind: true },
      section: { select: { slug: true } },
      tags: { take: MOST_TOPICS, select: { tag: { select: { slug: true } } } },
      publication: { select: { id: true, host: true, podcast: { select: { publicationId: true } } } },
    },
  });
  // What opens by its address alone is announced to nobody.
  if (!post?.slug || post.unlisted) return;
  const { publication, slug } = post;
  const { WEBSUB_HUB: hub, INDEXNOW_URL: indexNow } = env();
  if (hub && post.kind === 'post') {
    const topics = ['', ...(post.section ? [`/s/${post.section.slug}`] : []), ...post.tags.map(({ tag }) => `/tag/${tag.slug}`)];
    const paths = [
      ...topics.flatMap((path) => FEEDS.map((file) => path + file)),
      ...(publication.podcast ? ['/podcast.xml'] : []),
    ];
    const form = new URLSearchParams({ 'hub.mode': 'publish' });
    for (const path of paths) form.append('hub.url', publicationUrl(publication, path));
    await tell('hub', { url: hub, body: form.toString(), contentType: 'application/x-www-form-urlencoded' });
  }
  if (indexNow && mayIndexNow()) {
    const body = JSON.stringify({
      host: publication.host,
      key: indexNowKey(publication.id),
      keyLocation: publicationUrl(publication, '/indexnow.txt'),
      urlList: [publicationUrl(publication, post.kind === 'post' ? postPath(slug) : `/${slug}`)],
    });
    await tell('indexnow', { url: indexNow, body, contentType: 'application/json; charset=utf-8' });
  }
}
