import { env } from '@/lib/env';
import { publicationUrl } from '@/lib/publications/publication-url';
import { decodeSegment } from '../../../../../decode-segment';
import { feedResponse } from '../../../../../feed-response';
import { makeFeed } from '../../../../../make-feed';
import { sitePost } from '../../../../../posts';
import { findPublication } from '../../../../../publication';
import { siteTopic, topicPosts } from '../../../../../taxonomy';
import { plainNotFound } from '../../../../../text-response';

export const dynamic = 'force-static';
export const generateStaticParams = () => [];

const ITEMS = 20;

type Props = { params: Promise<{ host: string; kind: string; slug: string; file: string }> };

/** The newest posts of a tag, a section or an author. */
export async function GET(_: Request, { params }: Props) {
  const { host, kind, slug, file } = await params;
  const publication = await findPublication(host);
  const topic = publication && (await siteTopic(publication, kind, decodeSegment(slug)));
  if (!publication || !topic) return plainNotFound();
  const newest = (await topicPosts(publication, topic, 1)).posts.slice(0, ITEMS);
  const posts = await Promise.all(newest.map((post) => sitePost(publication, post.slug)));
  const { name, description, path } = topic;
  const about = { title: `${name} · ${publication.name}`, description, path, hubUrl: env().WEBSUB_HUB };
  const made = await makeFeed(
    publication,
    about,
    posts.filter((post) => post !== null),
    file,
  );
  return feedResponse(made, publicationUrl(publication, `${path}/${file}`));
}
