import { attachmentKeys, readAttachment } from '@/lib/document/nodes/attachment/attributes';
import type { DocumentNode } from '@/lib/document/types';
import { postPath } from '@/lib/format/post-path';
import { documentHtml } from '@/lib/posts/document-html';
import { type Episode, getSounds } from '@/lib/posts/podcast/episodes';
import type { getPodcast } from '@/lib/posts/podcast/podcast';
import { type PodcastItem, podcastXml } from '@/lib/posts/podcast/podcast-xml';
import { publicationUrl } from '@/lib/publications/publication-url';
import { wordsFor } from '@/lib/words/words-for';
import type { FeedPost, FeedPublication, PrivatePart } from './feed-types';
import { withFileToken } from './file-token';

type Show = NonNullable<Awaited<ReturnType<typeof getPodcast>>>;
type Facts = Pick<Episode, 'postId' | 'season' | 'number' | 'isExplicit'>;

const sounds = (node: DocumentNode): ReturnType<typeof readAttachment>[] =>
  node.type === 'attachment' ? [readAttachment(node)].filter(({ isAudio }) => isAudio) : (node.content ?? []).flatMap(sounds);

/** A show's feed with an episode for each post whose sound this reader may hear: the first in what they may read. A post whose
 *  sound stands behind its paywall is in no feed but of those who may read on. */
export async function makePodcast(
  publication: FeedPublication,
  show: Pick<Show, Exclude<keyof Show, 'createdAt' | 'updatedAt'>>,
  posts: FeedPost[],
  episodes: Facts[],
  { own, hubUrl }: { own?: PrivatePart; hubUrl?: string } = {},
): Promise<string> {
  const siteUrl = publicationUrl(publication, '');
  const t = wordsFor(publication.language);
  const files = await getSounds(
    publication.id,
    posts.flatMap(({ document }) => attachmentKeys(document)),
  );
  const items: PodcastItem[] = [];
  for (const post of posts) {
    const sound = sounds(post.document).find(({ key }) => files.some((file) => file.key === key));
    const file = files.find(({ key }) => key === sound?.key);
    if (!sound || !file) continue;
    const facts = episodes.find(({ postId }) => postId === post.id);
    const html = await documentHtml({ ...post, siteUrl, t });
    items.push({
      guid: `urn:uuid:${post.id}`,
      title: post.title,
      summary: post.subtitle || post.title,
      html: own ? withFileToken(html, siteUrl, own.fileToken) : html,
      link: publicationUrl(publication, postPath(post.slug)),
      publishedAt: new Date(post.publishedAt),
      enclosure: {
        url: siteUrl + sound.path + (own ? `?feed=${own.fileToken}` : ''),
        sizeBytes: file.sizeBytes,
        contentType: file.contentType,
      },
      durationSeconds: file.durationSeconds,
      season: facts?.season ?? null,
      number: facts?.number ?? null,
      isExplicit: facts?.isExplicit ?? show.isExplicit,
    });
  }
  const feedUrl = own?.feedUrl ?? publicationUrl(publication, '/podcast.xml');
  const coverUrl = publicationUrl(publication, '/podcast.jpg');
  return podcastXml(
    { ...show, coverUrl, siteUrl: publicationUrl(publication, '/'), feedUrl, isPrivate: Boolean(own) },
    items,
    hubUrl,
  );
}
