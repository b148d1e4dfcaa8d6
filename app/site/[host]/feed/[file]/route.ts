import { env } from '@/lib/env';
import { publicationUrl } from '@/lib/publications/publication-url';
import { feedResponse } from '../../feed-response';
import { makeFeed } from '../../make-feed';
import { frontPosts, sitePost } from '../../posts';
import { findPublication } from '../../publication';
import { plainNotFound } from '../../text-response';

export const dynamic = 'force-static';
export const generateStaticParams = () => [];

const ITEMS = 20;

/** The newest posts of the publication. */
export async function GET(_: Request, { params }: { params: Promise<{ host: string; file: string }> }) {
  const { host, file } = await params;
  const publication = await findPublication(host);
  if (!publication) return plainNotFound();
  const { name: title, description } = publication;
  const newest = await frontPosts(publication, ITEMS);
  const posts = await Promise.all(newest.map(({ slug }) => sitePost(publication, slug)));
  const made = await makeFeed(
    publication,
    { title, description, path: '', hubUrl: env().WEBSUB_HUB },
    posts.filter((post) => post !== null),
    file,
  );
  return feedResponse(made, publicationUrl(publication, `/${file}`));
}
