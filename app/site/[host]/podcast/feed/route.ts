import { env } from '@/lib/env';
import { publicationUrl } from '@/lib/publications/publication-url';
import { feedResponse } from '../../feed-response';
import { makePodcast } from '../../make-podcast';
import { sitePost } from '../../posts';
import { findPublication } from '../../publication';
import { plainNotFound } from '../../text-response';
import { siteEpisodes, sitePodcast } from '../site-podcast';

export const dynamic = 'force-static';
export const generateStaticParams = () => [];

/** The publication's show, of each episode what everyone may hear. */
export async function GET(_: Request, { params }: { params: Promise<{ host: string }> }) {
  const publication = await findPublication((await params).host);
  const show = publication && (await sitePodcast(publication));
  if (!publication || !show) return plainNotFound();
  const episodes = await siteEpisodes(publication);
  const posts = await Promise.all(episodes.map(({ slug }) => sitePost(publication, slug)));
  const heard = posts.filter((post) => post !== null);
  const body = await makePodcast(publication, show, heard, episodes, { hubUrl: env().WEBSUB_HUB });
  return feedResponse({ body, contentType: 'application/rss+xml' }, publicationUrl(publication, '/podcast.xml'));
}
