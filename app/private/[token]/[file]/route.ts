import { clientIp } from '@/lib/auth/client-ip';
import { limitRate } from '@/lib/auth/limit-rate';
import { getReaderOfSubscriber } from '@/lib/billing/get-reader';
import { noteFeedUse } from '@/lib/billing/private-feed/note-feed-use';
import { fileToken, privateFeedUrl, readFeedToken } from '@/lib/billing/private-feed/private-feed';
import type { Publication } from '@/lib/db/types';
import { getPublishedPost } from '@/lib/posts/get-published-post';
import { listPublishedPosts } from '@/lib/posts/list-published-posts';
import { listEpisodes } from '@/lib/posts/podcast/episodes';
import { getPodcast } from '@/lib/posts/podcast/podcast';
import { requestPublication } from '@/lib/publications/request-publication';
import { makeFeed } from '../../../site/[host]/make-feed';
import { makePodcast } from '../../../site/[host]/make-podcast';
import { alone } from '../../../site/[host]/posts';

const ITEMS = 20;
/** Made anew at each request: the newest are what players look for. */
const EPISODES = 100;
/** Players ask every few minutes at the most; a family of them shares an address. */
const AN_HOUR = 120;

type Reader = Awaited<ReturnType<typeof getReaderOfSubscriber>>;
type Context = { params: Promise<{ token: string; file: string }> };

/** The one reader's, so no shared cache may keep it, and no search engine list it. */
const PRIVATE = { 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex', 'referrer-policy': 'no-referrer' };
const answer = (status: number, words: string, more: Record<string, string> = {}) =>
  new Response(`${words}\n`, { status, headers: { ...PRIVATE, 'content-type': 'text/plain; charset=utf-8', ...more } });

/** A reader's own feed: of each post what this reader may read now (canRead), so it ends with what they pay. The address is
 *  the secret; one that was renewed or switched off is answered as one that never was. */
export async function GET(request: Request, { params }: Context) {
  const { token, file } = await params;
  const publication = await requestPublication();
  const feed = await readFeedToken(publication.id, token);
  if (!feed) return answer(404, 'Not found');
  if (!(await limitRate(`private-feed:${feed.id}`, AN_HOUR, 3600)))
    return answer(429, 'Too many requests. Please try again in an hour.', { 'retry-after': '3600' });
  await noteFeedUse({ publicationId: publication.id, feedId: feed.id, ip: clientIp(request.headers) });
  const reader = await getReaderOfSubscriber(publication.id, feed.subscriberId);
  const own = { feedUrl: privateFeedUrl(publication, feed.id, file), fileToken: fileToken(feed.id) };
  const made = file === 'podcast.xml' ? await podcast(publication, reader, own) : await posts(publication, reader, own, file);
  if (!made) return answer(404, 'Not found');
  return new Response(made.body, { headers: { ...PRIVATE, 'content-type': `${made.contentType}; charset=utf-8` } });
}

type Own = { feedUrl: string; fileToken: string };

const read = async (publicationId: string, slugs: { slug: string }[], reader: Reader) => {
  const found = await Promise.all(slugs.map(({ slug }) => getPublishedPost(publicationId, slug, reader)));
  return found.flatMap((post) => (post ? [alone(post)] : []));
};

async function posts(publication: Publication, reader: Reader, own: Own, file: string) {
  const newest = await listPublishedPosts(publication.id, { limit: ITEMS });
  const { name: title, description } = publication;
  return makeFeed(publication, { title, description, path: '', own }, await read(publication.id, newest, reader), file);
}

async function podcast(publication: Publication, reader: Reader, own: Own) {
  const show = await getPodcast(publication.id);
  if (!show) return null;
  const episodes = await listEpisodes(publication.id, EPISODES);
  const body = await makePodcast(publication, show, await read(publication.id, episodes, reader), episodes, { own });
  return { body, contentType: 'application/rss+xml' };
}
